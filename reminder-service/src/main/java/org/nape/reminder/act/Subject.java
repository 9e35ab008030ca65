package org.nape.reminder.act;

import java.util.Optional;
import org.nape.knowledge.ContentItem;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.ReminderTemplate;
import org.nape.reminder.due.KeptReminder;

/** What a reminder is about, as the clinical files say, and which acts it does not take at all. */
record Subject(KeptReminder reminder, Knowledge knowledge) {

    Optional<Refusal> findRefusal(Act act) {
        return switch (act) {
            case Act.Done _ when reminder.isCheckIn() -> Optional.of(Refusal.CHECK_IN);
            case Act.Done done when done.saysWorse() && findToDo().isEmpty() -> Optional.of(Refusal.NOTHING_TO_STOP);
            case Act.Skip _ when reminder.isSafetyPrompt() -> Optional.of(Refusal.SAFETY_PROMPT);
            case Act.Done _, Act.Skip _, Act.Snooze _ -> Optional.empty();
        };
    }

    /** Whether it asks for no more once it is done, as "Have you booked?" does. */
    boolean stopsWhenDone() {
        return reminder.reminder()
                .templateId()
                .flatMap(knowledge::findReminder)
                .filter(ReminderTemplate::stopsWhenDone)
                .isPresent();
    }

    Optional<ContentItem> findContent() {
        return reminder.reminder().contentSlug().flatMap(knowledge::findContent);
    }

    /** What can make it worse. */
    Optional<ContentItem> findToDo() {
        return findContent().filter(item -> item.kind().isToDo());
    }
}
