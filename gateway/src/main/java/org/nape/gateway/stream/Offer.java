package org.nape.gateway.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What has just happened, made once for all streams that tell it.
 *
 * @param at where whoever was offered everything stands after it
 * @param message as it is written to the reader
 */
record Offer(StreamedEvent event, Positions at, byte[] message) {
    static Offer of(StreamedEvent event, Positions at) {
        return new Offer(event, at, message(event, at).getBytes(UTF_8));
    }

    /** An event as server-sent events are written, with the id to come back with. */
    static String message(StreamedEvent event, Positions at) {
        return "id: " + at.id() + "\nevent: " + event.place().topic().address() + "\ndata: " + event.json() + "\n\n";
    }
}
