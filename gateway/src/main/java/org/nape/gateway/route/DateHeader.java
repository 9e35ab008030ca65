package org.nape.gateway.route;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** When an answer was made, which HTTP asks every server with a clock to say; written once a second. */
@Singleton
class DateHeader {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Clock clock;
    private volatile Second last = new Second(-1, "");

    private record Second(long since1970, CharSequence text) {}

    DateHeader(Clock clock) {
        this.clock = clock;
    }

    void put(RoutingContext call) {
        call.response().putHeader(HttpHeaders.DATE, now());
    }

    private CharSequence now() {
        var now = clock.instant();
        var second = last;
        if (second.since1970() != now.getEpochSecond()) {
            second = new Second(now.getEpochSecond(), HttpHeaders.createOptimized(FORM.format(now)));
            last = second;
        }
        return second.text();
    }
}
