package org.nape.local;

import java.nio.file.Path;
import java.util.List;

/**
 * Where a platform listens and keeps its data.
 *
 * @param port of the gateway
 * @param kafkaPort of Kafka, for subscribers
 * @param data directory; two platforms with different ports and directories run side by side
 */
public record Options(int port, int kafkaPort, Path data) {
    static final Options DEFAULT = new Options(8080, 9092, Path.of(".nape"));

    /** Reads {@code --port N --kafka-port N --data DIR}; anything else is refused with a sentence that says so. */
    static Options parse(List<String> arguments) {
        var options = DEFAULT;
        for (var i = 0; i < arguments.size(); i += 2) {
            var name = arguments.get(i);
            if (!List.of("--port", "--kafka-port", "--data").contains(name)) {
                throw new UsageException("unknown option: " + name);
            }
            if (i + 1 == arguments.size()) {
                throw new UsageException(name + " needs a value");
            }
            options = options.with(name, arguments.get(i + 1));
        }
        return options;
    }

    private Options with(String name, String value) {
        return switch (name) {
            case "--port" -> new Options(port(name, value), kafkaPort, data);
            case "--kafka-port" -> new Options(port, port(name, value), data);
            default -> new Options(port, kafkaPort, Path.of(value));
        };
    }

    private static int port(String name, String value) {
        try {
            var port = Integer.parseInt(value);
            if (port > 0 && port < 65_536) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below, together with numbers that are no ports.
        }
        throw new UsageException(name + " takes a port from 1 to 65535, not " + value);
    }
}
