package org.nape.triage;

import org.junit.jupiter.api.Test;
import org.nape.testbed.HouseRules;

class HouseRulesTest {
    @Test
    void theHouseIsInOrder() {
        HouseRules.of("org.nape.triage").excusing("TargetClient").check();
    }
}
