package org.nape.reminder;

import org.junit.jupiter.api.Test;
import org.nape.testbed.HouseRules;

class HouseRulesTest {
    @Test
    void theServiceKeepsTheHouseRules() {
        HouseRules.check("org.nape.reminder");
    }
}
