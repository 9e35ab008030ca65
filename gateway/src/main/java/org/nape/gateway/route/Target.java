package org.nape.gateway.route;

/** Who answers a request: a service behind the door, or the gateway itself. */
sealed interface Target permits Service, Target.Own {
    /** What the gateway answers itself. */
    enum Own implements Target {
        PERSONS,
        TOKENS,
        RENEWAL,
        RED_FLAG_STREAM,
        MY_STREAM,
        ME
    }
}
