package org.nape.knowledge;

import java.util.List;
import java.util.Optional;

/**
 * What an interface must do at a level.
 *
 * @param cancelReminders which reminders of earlier plans end: {@code all}, {@code exercise_and_massage} or {@code none}
 */
public record LevelBehaviour(
        Level level,
        boolean stopInterview,
        List<String> show,
        boolean hideSelfCare,
        Optional<String> selfCareLimitedTo,
        String cancelReminders,
        boolean oneTapCall,
        boolean finishEmergencyQuestions,
        boolean safetyNet) {

    public LevelBehaviour {
        show = List.copyOf(show);
    }
}
