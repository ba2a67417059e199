package org.landlord.it.sdks;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.message.MessageWriter;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.jackson.JsonFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.adapter.client.LandlordClient;
import org.landlord.domain.access.Caller;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.usage.CloudEventSettings;
import org.landlord.domain.usage.CloudEventSubject;
import org.landlord.domain.usage.DataPointer;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.Window;
import org.landlord.it.support.AdminKey;
import org.landlord.it.support.ServerProcess;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.tenancy.CreateOrganization;
import org.landlord.port.in.tenancy.CreateProject;
import org.landlord.port.in.usage.PutUsageSettings;
import org.landlord.port.in.usage.SummarizeUsage;

/// Usage that the SDKs of others send to a packaged server, each event twice. They are taken as they are published:
/// the ones for JavaScript are installed for it, which needs Node.
@EnabledIfSystemProperty(named = "landlord.sdks", matches = "true")
class CloudEventSdksIT {

    private static final OrgId ORG = new OrgId("org_sdks");
    private static final ProjectId PROJECT = new ProjectId("project_app");
    private static final Path SENDER = Path.of("src/test/resources/sdks");

    @TempDir
    Path folder = Path.of("");

    @Test
    void givenTheSdksForJavaScript_whenTheySendInEveryMode_thenEachEventCountsOnceAsItSays() throws Exception {
        Path sender = Files.createDirectory(folder.resolve("sender"));
        for (String file : List.of("package.json", "send.js")) {
            Files.copy(SENDER.resolve(file), sender.resolve(file));
        }
        Commands.run(sender, Map.of(), "npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--silent");
        try (ServerProcess server = ServerProcess.start(folder);
                LandlordClient landlord = landlord(server)) {
            Commands.run(
                    sender,
                    Map.of("USAGE_EVENTS", usageEvents(server).toString(), "TOKEN", AdminKey.TOKEN),
                    "node",
                    "send.js");

            assertThat(sums(landlord, null))
                    .isEqualTo(Map.of("openmeter", Quantity.of(2150), "cloudevents-js", Quantity.parse("13.25")));
            assertThat(sums(landlord, PROJECT)).isEqualTo(Map.of("openmeter", Quantity.of(2150)));
        }
    }

    @Test
    void givenTheSdkForJava_whenItSendsInEveryMode_thenEachEventCountsOnceAsItSays() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder);
                LandlordClient landlord = landlord(server)) {
            URI usageEvents = usageEvents(server);
            CloudEvent structured = event("a/b==", "{\"quantity\":5}");
            CloudEvent binary = event("binary 1", "{\"quantity\":7,\"note\":\"x\"}");
            for (int time = 0; time < 2; time++) {
                send(usageEvents, writer -> writer.writeStructured(structured, JsonFormat.CONTENT_TYPE));
                send(usageEvents, writer -> writer.writeBinary(binary));
                send(usageEvents, writer -> writer.writeBinary(event("empty", null)));
                sendBatch(usageEvents, List.of(structured, event("batch", "{\"quantity\":\"0.25\"}")));
            }

            assertThat(sums(landlord, null)).isEqualTo(Map.of("cloudevents-java", Quantity.parse("13.25")));
        }
    }

    private static URI usageEvents(ServerProcess server) {
        return server.uri().resolve("/v1/orgs/" + ORG + "/usage-events");
    }

    /// A client of the server, on which there is an organization with settings for what is sent.
    private static LandlordClient landlord(ServerProcess server) {
        LandlordClient landlord = new LandlordClient(server.uri(), AdminKey.TOKEN);
        Caller caller = Caller.anonymous();
        landlord.organizations()
                .create(caller, new CreateOrganization(ORG, new Slug("sdks"), new Name("SDKs"), Metadata.empty()));
        landlord.projects()
                .create(caller, new CreateProject(ORG, PROJECT, new Slug("app"), new Name("App"), Metadata.empty()));
        CloudEventSettings settings = new CloudEventSettings(
                CloudEventSubject.PROJECT,
                Map.of("customer-1", PROJECT),
                CloudEventSettings.DEFAULT_POINTER,
                Map.of(new Label("openmeter"), new DataPointer("/tokens")),
                List.of());
        // What is sent says that it was used on a fixed day: that may be long ago.
        landlord.usageConfiguration()
                .putSettings(caller, new PutUsageSettings(ORG, 36_500, settings, Precondition.none()));
        return landlord;
    }

    private static Map<String, Quantity> sums(LandlordClient landlord, @Nullable ProjectId projectId) {
        SummarizeUsage all = new SummarizeUsage(ORG, projectId, null, Window.always(), false, null, null);
        return landlord.usage().summarize(Caller.anonymous(), all, PageRequest.of(null, null)).items().stream()
                .collect(Collectors.toMap(
                        total -> total.metric().value(),
                        total -> Quantity.of(total.quantity().toBigDecimal())));
    }

    private static CloudEvent event(String id, @Nullable String data) {
        CloudEventBuilder event = CloudEventBuilder.v1()
                .withId(id)
                .withSource(URI.create("/sdk/java"))
                .withType("cloudevents-java")
                .withSubject("ada@example.com")
                .withTime(OffsetDateTime.parse("2026-11-22T13:00:00+01:00"));
        return data == null
                ? event.build()
                : event.withData("application/json", data.getBytes(StandardCharsets.UTF_8))
                        .build();
    }

    private interface Writing {
        void to(MessageWriter<?, ?> writer);
    }

    private static void send(URI to, Writing event) throws IOException {
        HttpURLConnection connection = connection(to);
        event.to(HttpMessageFactory.createWriter(connection::setRequestProperty, body -> write(connection, body)));
        assertThatItIsTaken(connection);
    }

    private static void sendBatch(URI to, List<CloudEvent> events) throws IOException {
        HttpURLConnection connection = connection(to);
        connection.setRequestProperty("Content-Type", "application/cloudevents-batch+json");
        String batch = events.stream()
                .map(event -> new String(new JsonFormat().serialize(event), StandardCharsets.UTF_8))
                .collect(Collectors.joining(",", "[", "]"));
        write(connection, batch.getBytes(StandardCharsets.UTF_8));
        assertThatItIsTaken(connection);
    }

    /// @param body null without data
    private static void write(HttpURLConnection connection, byte @Nullable [] body) {
        if (body == null || body.length == 0) {
            return;
        }
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpURLConnection connection(URI to) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) to.toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("Authorization", AdminKey.BEARER);
        return connection;
    }

    private static void assertThatItIsTaken(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        String said =
                status < 400 ? "" : new String(connection.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(status).as(said).isIn(200, 201);
    }
}
