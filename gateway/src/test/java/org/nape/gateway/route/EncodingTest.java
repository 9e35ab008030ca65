package org.nape.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nape.gateway.Behind;
import org.nape.gateway.Caller;
import org.nape.testbed.Testbed;

@QuarkusTest
@QuarkusTestResource(Testbed.class)
@QuarkusTestResource(Behind.class)
class EncodingTest {
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        http.close();
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP_1_1, GET, /api/v1/content/text, gzip, true",
        "HTTP_2, GET, /api/v1/content/text, gzip, true",
        "HTTP_1_1, GET, /openapi, 'br, gzip;q=0.8', true",
        "HTTP_1_1, GET, /problems, gzip, true",
        "HTTP_1_1, GET, /api/v1/content/text, br, false",
        "HTTP_1_1, GET, /api/v1/content/text, gzip;q=0, false",
        "HTTP_1_1, GET, /api/v1/questions, gzip, false",
        "HTTP_2, GET, /api/v1/questions, gzip, false",
        "HTTP_1_1, GET, /api/v1/content/big, gzip, false",
        "HTTP_1_1, GET, /nowhere, gzip, false",
        "HTTP_1_1, POST, /api/v1/persons, gzip, false"
    })
    void onlyTextThatIsWorthItIsCompressed(
            HttpClient.Version version, String method, String path, String accepted, boolean isCompressed)
            throws IOException, InterruptedException {
        var plain = send(version, method, path, "identity");

        var answer = send(version, method, path, accepted);

        assertThat(answer.headers().firstValue("Content-Encoding").orElse("identity"))
                .isEqualTo(isCompressed ? "gzip" : "identity");
        if (isCompressed) {
            assertThat(answer.headers().firstValue("Vary").orElseThrow()).isEqualToIgnoringCase("Accept-Encoding");
            assertThat(answer.body()).hasSizeLessThan(plain.body().length);
            assertThat(unpacked(answer.body())).isEqualTo(plain.body());
        } else if (method.equals("GET")) {
            assertThat(answer.body()).hasSameSizeAs(plain.body());
        }
    }

    private HttpResponse<byte[]> send(HttpClient.Version version, String method, String path, String accepted)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + Wire.port() + path))
                .version(version)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .header("Authorization", "Bearer " + Caller.person())
                .header("Accept-Encoding", accepted);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static byte[] unpacked(byte[] compressed) throws IOException {
        try (var unpacking = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return unpacking.readAllBytes();
        }
    }
}
