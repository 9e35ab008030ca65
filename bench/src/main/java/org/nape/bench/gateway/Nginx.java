package org.nape.bench.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** nginx as a proxy, set up in its favour: no logs, as many workers as processors, connections kept for good. */
final class Nginx {
    private static final String SETTINGS = """
            daemon off;
            worker_processes %1$d;
            pid %2$s/nginx.pid;
            error_log %2$s/nginx.log crit;
            events { worker_connections 1024; }
            http {
                access_log off;
                keepalive_requests 100000000;
                client_body_temp_path %2$s/body;
                proxy_temp_path %2$s/proxy;
                fastcgi_temp_path %2$s/fastcgi;
                uwsgi_temp_path %2$s/uwsgi;
                scgi_temp_path %2$s/scgi;
                upstream inside { server 127.0.0.1:%4$d; keepalive 128; keepalive_requests 100000000; }
                server {
                    listen 127.0.0.1:%3$d;
                    location / { proxy_pass http://inside; proxy_http_version 1.1; proxy_set_header Connection ""; }
                }
            }
            """;

    private Nginx() {}

    static List<String> command(Path program, Path directory, int port, int upstream) throws IOException {
        var settings = directory.resolve("nginx.conf");
        Files.writeString(
                settings,
                SETTINGS.formatted(
                        Runtime.getRuntime().availableProcessors(), directory.toAbsolutePath(), port, upstream));
        return List.of(
                program.toString(),
                "-p",
                directory.toString(),
                "-c",
                settings.toAbsolutePath().toString());
    }
}
