package org.nape.content;

import org.junit.jupiter.api.Test;
import org.nape.testbed.HouseRules;

class HouseRulesTest {
    @Test
    void theHouseRulesAreKept() {
        HouseRules.check("org.nape.content");
    }
}
