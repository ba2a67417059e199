package org.landlord.it.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.it.support.AdminKey;

/// Usage in all the ways that it can travel: small and large, packed, in pieces, over HTTP/2, and not to its end.
abstract class UsageTransportRestSuite extends RestSuite {

    private static final String EVENT = "{\"metric\":\"m\",\"quantity\":1}";
    private static final int SMALL = 64 << 10;

    @ParameterizedTest
    @ValueSource(ints = {SMALL - 1, SMALL, SMALL + 1, 1 << 20})
    void givenABodyOfAnySize_whenItIsSent_thenItIsRead(int size) {
        String org = newOrg();
        String padded = " ".repeat(size - EVENT.length()) + EVENT;
        String batch = "[" + EVENT + " ".repeat(size - EVENT.length() - 2) + "]";

        post(org + "/usage-events", padded).then().statusCode(201);
        post(org + "/usage-events", batch).then().statusCode(200).body("accepted", equalTo(1));
        expectInvalid(post(org + "/usage-events", padded.replace("\"m\"", "\"\"")), "/metric");
        expectInvalid(post(org + "/usage-events", padded + "]"), "");
    }

    @Test
    void givenPackedLines_whenTheyAreSent_thenTheyAreUnpacked() {
        String org = newOrg();

        packed("application/x-ndjson", gzip((EVENT + "\n").repeat(1000)))
                .post(org + "/usage-events")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1000));
        packed("application/json", gzip(EVENT))
                .post(org + "/usage-events")
                .then()
                .statusCode(201);
        get(org + "/usage-summary").then().body("items[0].quantity", equalTo(1001));
    }

    @Test
    void givenPackingThatIsNone_whenItIsSent_thenItIsRefused() {
        String org = newOrg();
        byte[] whole = gzip(EVENT);

        for (byte[] bad :
                new byte[][] {EVENT.getBytes(StandardCharsets.UTF_8), Arrays.copyOf(whole, whole.length - 3)}) {
            expectProblem(packed("application/x-ndjson", bad).post(org + "/usage-events"), 400, "INVALID_INPUT")
                    .body("detail", containsString("must be gzip"));
        }
        get(org + "/usage-events").then().body("items", hasSize(0));
    }

    @Test
    void givenABodyThatUnpacksToMoreThanTheBound_whenItIsSent_thenItIsTooLargeAndTheServerGoesOn() {
        String org = newOrg();
        byte[] bomb = gzip(" ".repeat(17 << 20) + EVENT);
        assertThat(bomb).hasSizeLessThan(1 << 20);

        expectProblem(packed("application/x-ndjson", bomb).post(org + "/usage-events"), 413, "PAYLOAD_TOO_LARGE");

        post(org + "/usage-events", EVENT).then().statusCode(201);
        get(org + "/usage-events").then().body("items", hasSize(1));
    }

    @Test
    void givenAnotherPacking_orOneWhereNoneIsRead_whenItIsSent_thenItIsRefused() {
        String org = newOrg();

        expectProblem(
                        api().header("Content-Encoding", "br").body(EVENT).post(org + "/usage-events"),
                        415,
                        "UNSUPPORTED_MEDIA_TYPE")
                .header("Accept-Encoding", "gzip");
        expectProblem(
                        packed("application/json", gzip("{\"slug\":\"a\",\"name\":\"A\"}"))
                                .post(org + "/teams"),
                        415,
                        "UNSUPPORTED_MEDIA_TYPE")
                .header("Accept-Encoding", "identity");
        expectProblem(
                        plain().contentType("text/plain").body(EVENT).post(org + "/usage-events"),
                        415,
                        "UNSUPPORTED_MEDIA_TYPE")
                .header("Accept", containsString("application/cloudevents+json"));
        expectProblem(plain().contentType("text/plain").body("{}").patch(org), 415, "UNSUPPORTED_MEDIA_TYPE")
                .header("Accept-Patch", "application/merge-patch+json, application/json");
        plain().contentType("application/json")
                .header("Content-Encoding", "X-GZIP")
                .body(gzip(EVENT.replace("\"quantity\"", "\"unit\":\"x\",\"quantity\"")))
                .post(org + "/usage-events")
                .then()
                .statusCode(201);
        api().header("Content-Encoding", "identity")
                .body(EVENT)
                .post(org + "/usage-events")
                .then()
                .statusCode(201);
    }

    @Test
    void givenABodyOfUnknownLength_whenItIsSent_thenItIsRead() throws Exception {
        byte[] event = EVENT.getBytes(StandardCharsets.UTF_8);

        for (HttpClient.Version version : HttpClient.Version.values()) {
            HttpResponse<String> answer =
                    send(version, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(event)), false);

            assertThat(answer.statusCode()).as("%s", version).isEqualTo(201);
        }
    }

    @Test
    void givenAClientThatWaitsToBeTold_whenItSends_thenItIsTold() throws Exception {
        HttpResponse<String> answer = send(HttpClient.Version.HTTP_1_1, BodyPublishers.ofString(EVENT), true);

        assertThat(answer.statusCode()).isEqualTo(201);
    }

    @Test
    void givenHttp2_whenUsageIsSent_thenItIsRecordedAndRefusedAsEver() throws Exception {
        HttpResponse<String> good = send(HttpClient.Version.HTTP_2, BodyPublishers.ofString(EVENT), false);
        HttpResponse<String> bad = send(HttpClient.Version.HTTP_2, BodyPublishers.ofString("{}"), false);

        assertThat(good.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(good.statusCode()).isEqualTo(201);
        assertThat(bad.statusCode()).isEqualTo(400);
        assertThat(bad.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    @Test
    void givenABodyInPieces_whenTheLastIsThere_thenItIsRecorded_andTheConnectionGoesOn() throws Exception {
        String org = newOrg();
        try (Socket socket = connect()) {
            for (int round = 0; round < 2; round++) {
                write(socket, head(org, EVENT.length()));
                for (char c : EVENT.toCharArray()) {
                    write(socket, String.valueOf(c));
                }
                assertThat(readAnswer(socket)).startsWith("HTTP/1.1 201");
            }
        }
        get(org + "/usage-events").then().body("items", hasSize(2));
    }

    @Test
    void givenRequestsOneBehindTheOther_whenTheyAreSentAtOnce_thenEachIsAnswered() throws Exception {
        String org = newOrg();
        String request = head(org, EVENT.length()) + EVENT;
        String bad = head(org, 2) + "{}";
        try (Socket socket = connect()) {
            write(socket, request + bad + request);

            assertThat(readAnswer(socket)).startsWith("HTTP/1.1 201");
            assertThat(readAnswer(socket)).startsWith("HTTP/1.1 400");
            assertThat(readAnswer(socket)).startsWith("HTTP/1.1 201");
        }
        get(org + "/usage-events").then().body("items", hasSize(2));
    }

    @Test
    void givenABodyThatBreaksOff_whenTheConnectionIsGone_thenNothingIsRecordedAndTheServerGoesOn() throws Exception {
        String org = newOrg();
        for (int round = 0; round < 20; round++) {
            try (Socket socket = connect()) {
                write(socket, head(org, 100) + EVENT);
            }
        }

        post(org + "/usage-events", EVENT).then().statusCode(201);
        get(org + "/usage-events").then().body("items", hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"metric\":\"m\","})
    void givenLinesInChunks_whenTheConnectionIsGoneBeforeTheLast_thenNothingIsRecordedAndTheServerGoesOn(String half)
            throws Exception {
        String org = newOrg();
        String lines = (EVENT + "\n").repeat(3000);
        for (int round = 0; round < 20; round++) {
            try (Socket socket = connect()) {
                write(socket, chunkedHead(org) + chunk(lines) + chunk(lines + half));
                // All of it is read, and what comes next is the end of the connection, not of the body.
                socket.shutdownOutput();
                socket.getInputStream().readAllBytes();
            }
        }

        plain().contentType("application/x-ndjson")
                .body(lines)
                .post(org + "/usage-events")
                .then()
                .statusCode(200);
        get(org + "/usage-summary").then().body("items[0].quantity", equalTo(3000));
    }

    private HttpResponse<String> send(HttpClient.Version version, BodyPublisher body, boolean expectContinue)
            throws Exception {
        URI org = server().resolve(newOrg());
        try (HttpClient http = HttpClient.newBuilder().version(version).build()) {
            // The first request of a connection asks for HTTP/2, the second speaks it.
            http.send(
                    HttpRequest.newBuilder(org)
                            .header("Authorization", AdminKey.BEARER)
                            .build(),
                    BodyHandlers.discarding());
            HttpRequest request = HttpRequest.newBuilder(URI.create(org + "/usage-events"))
                    .header("Authorization", AdminKey.BEARER)
                    .header("Content-Type", "application/json")
                    .expectContinue(expectContinue)
                    .POST(body)
                    .build();
            return http.send(request, BodyHandlers.ofString());
        }
    }

    private RequestSpecification packed(String type, byte[] body) {
        return plain().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs(type, ContentType.BINARY)))
                .contentType(type)
                .header("Content-Encoding", "gzip")
                .body(body);
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(server().getHost(), server().getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static String head(String org, int length) {
        return "POST " + org + "/usage-events HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + AdminKey.BEARER
                + "\r\nContent-Type: application/json\r\n" + "Content-Length: " + length + "\r\n\r\n";
    }

    private static String chunkedHead(String org) {
        return "POST " + org + "/usage-events HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + AdminKey.BEARER
                + "\r\nContent-Type: application/x-ndjson\r\n" + "Transfer-Encoding: chunked\r\n\r\n";
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    /// One answer, and no byte of the next.
    private static String readAnswer(Socket socket) throws IOException {
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("\r\n\r\n") < 0) {
            answer.append((char) socket.getInputStream().read());
        }
        String head = answer.toString();
        int length = head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line ->
                        Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElseThrow();
        return head + new String(socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
    }
}
