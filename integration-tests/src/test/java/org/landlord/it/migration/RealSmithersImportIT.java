package org.landlord.it.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.it.support.Cli;

/// A file that the original store wrote by all of its methods: after the import, Landlord gives the
/// answers that it gave.
@Tag("heavy")
class RealSmithersImportIT {

    /// Of sums: the original adds floating-point numbers, Landlord decimals of nine digits.
    private static final BigDecimal TOLERANCE = new BigDecimal("0.00001");

    @TempDir
    Path folder = Path.of("");

    private Path file = Path.of("");
    private Cli cli = new Cli(Map.of());

    @BeforeEach
    void aDatabase() {
        file = folder.resolve("smithers.db");
        cli = new Cli(Map.of("LANDLORD_DB", folder.resolve("landlord.db").toString()));
        assertThat(cli.run("init").exitCode()).isZero();
    }

    private JsonNode json(String... command) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("-o", "json"));
        Cli.Outcome outcome = cli.run(arguments.toArray(String[]::new));
        assertThat(outcome.exitCode()).as("%s: %s", arguments, outcome.err()).isIn(0, 3);
        return OriginalStore.parse(outcome.out());
    }

    private static void assertImported(JsonNode report, String field) {
        for (JsonNode table : report.get("tables")) {
            assertThat(table.get(field).asLong())
                    .as("%s of %s", field, table.get("table"))
                    .isPositive()
                    .isEqualTo(table.get("rows").asLong());
        }
    }

    @Test
    void givenAFileOfTheOriginal_whenImported_thenNothingIsRefusedAndTheAnswersAreTheSame() throws Exception {
        JsonNode answers = OriginalStore.fill(file);

        JsonNode first = json("import", "smithers", file.toString());
        JsonNode second = json("import", "smithers", file.toString());

        assertImported(first, "imported");
        assertImported(second, "alreadyThere");
        assertThat(first.get("findings")).isEmpty();
        assertThat(first.get("tables").get(7).get("rounded").asLong()).isBetween(1000L, 1100L);
        for (JsonNode answer : answers) {
            String orgId = answer.at("/export/org/orgId").asText();
            JsonNode exported = OriginalStore.parse(
                    cli.run("audit", "export", "--org", orgId).out());
            assertSameExport(answer.get("export"), exported);
            assertSameMembers(answer, exported);
            assertSameSums(answer.at("/export/usage"), exported.get("usage"));
            for (JsonNode check : answer.get("checks")) {
                assertSameCheck(orgId, check, answer.get("until").asLong());
            }
            assertThat(json("usage", "list", "--org", orgId))
                    .hasSize(answer.get("events").asInt());
        }
        assertThat(cli.run("doctor", "--all", "-o", "ndjson").out())
                .contains("\"name\":\"sums\",\"outcome\":\"ok\"", "\"name\":\"rows\",\"outcome\":\"ok\"");
    }

    private static void assertSameExport(JsonNode original, JsonNode exported) {
        assertSame(original.get("org"), exported.get("org"));
        assertSame(original.get("billing"), exported.get("billing"));
        assertSameList(original, exported, "projects", "projectId");
        assertSameList(original, exported, "teams", "teamId");
        assertSameList(original, exported, "identityProviders", "providerId");
        assertSameList(original, exported, "usageLimits", "projectId", "metric", "period");
        assertSameList(original, exported, "secretRefs", "projectId", "name");
        List<JsonNode> events = new ArrayList<>();
        exported.get("auditEvents").forEach(event -> {
            if (event.get("eventId").asText().matches("smithers:\\d+")) {
                events.add(event);
            }
        });
        assertThat(events).hasSize(original.get("auditEvents").size());
        for (int i = 0; i < events.size(); i++) {
            assertSame(original.get("auditEvents").get(i), events.get(i));
        }
    }

    private static void assertSameList(JsonNode original, JsonNode exported, String list, String... key) {
        Map<String, JsonNode> found = new HashMap<>();
        exported.get(list).forEach(item -> found.put(key(item, key), item));
        assertThat(found.keySet()).as(list).containsExactlyInAnyOrderElementsOf(keys(original.get(list), key));
        original.get(list).forEach(item -> assertSame(item, Objects.requireNonNull(found.get(key(item, key)))));
    }

    private static List<String> keys(JsonNode items, String... names) {
        List<String> keys = new ArrayList<>();
        items.forEach(item -> keys.add(key(item, names)));
        return keys;
    }

    private static String key(JsonNode item, String... names) {
        return Arrays.stream(names).map(name -> item.path(name).asText()).collect(Collectors.joining("/"));
    }

    /// Every field of the original is there: times as text, numbers by value.
    private static void assertSame(JsonNode original, JsonNode exported) {
        original.properties().forEach(field -> {
            String name = field.getKey().replaceFirst("Ms$", "");
            JsonNode value = field.getValue();
            JsonNode found = exported.path(name);
            if (name.equals("id")) {
                assertThat(exported.get("eventId").asText()).isEqualTo("smithers:" + value.asLong());
            } else if (value.isNull()) {
                assertThat(found.isNull() || found.isMissingNode()).as(name).isTrue();
            } else if (!name.equals(field.getKey())) {
                assertThat(Instant.parse(found.asText()).toEpochMilli())
                        .as(name)
                        .isEqualTo(value.asLong());
            } else {
                assertThat(isSameValue(value, found))
                        .as("%s: %s and %s", name, value, found)
                        .isTrue();
            }
        });
    }

    private static boolean isSameValue(JsonNode one, JsonNode other) {
        return one.equals(
                (left, right) -> left.isNumber() && right.isNumber()
                        ? left.decimalValue().compareTo(right.decimalValue())
                        : left.equals(right) ? 0 : 1,
                other);
    }

    private static void assertSameMembers(JsonNode answer, JsonNode exported) {
        List<String> grants = new ArrayList<>();
        for (int i = 0; i < exported.get("teams").size(); i++) {
            JsonNode team = exported.get("teams").get(i);
            assertThat(team.get("members"))
                    .extracting(member -> member.get("userId").asText()
                            + member.get("role").asText()
                            + Instant.parse(member.get("createdAt").asText()).toEpochMilli())
                    .containsExactlyElementsOf(texts(answer.get("members").get(i), "user_id", "role", "created_at_ms"));
            grants.addAll(texts(team.get("grants"), "projectId", "teamId", "role"));
        }
        assertThat(grants)
                .containsExactlyInAnyOrderElementsOf(texts(answer.get("grants"), "project_id", "team_id", "role"));
    }

    private static List<String> texts(JsonNode items, String... names) {
        List<String> texts = new ArrayList<>();
        items.forEach(item -> texts.add(
                Arrays.stream(names).map(name -> item.get(name).asText()).collect(Collectors.joining())));
        return texts;
    }

    private static void assertSameSums(JsonNode original, JsonNode exported) {
        assertThat(exported).hasSize(original.size());
        for (int i = 0; i < original.size(); i++) {
            assertThat(exported.get(i).get("metric")).isEqualTo(original.get(i).get("metric"));
            assertThat(exported.get(i).get("unit")).isEqualTo(original.get(i).get("unit"));
            assertClose(original.get(i).get("quantity"), exported.get(i).get("quantity"));
        }
    }

    private static void assertClose(JsonNode original, JsonNode exported) {
        assertThat(exported.decimalValue().subtract(original.decimalValue()).abs())
                .as("%s and %s", original, exported)
                .isLessThan(TOLERANCE);
    }

    private void assertSameCheck(String orgId, JsonNode original, long until) throws Exception {
        List<String> command = new ArrayList<>(List.of("limit", "check", "--org", orgId));
        command.addAll(List.of("--metric", original.get("metric").asText()));
        command.addAll(List.of("--unit", original.get("unit").asText()));
        command.addAll(List.of("--period", original.get("period").asText()));
        command.addAll(List.of("--until", Instant.ofEpochMilli(until).toString()));
        if (!original.get("projectId").isNull()) {
            command.addAll(List.of("--project", original.get("projectId").asText()));
        }
        JsonNode check = json(command.toArray(String[]::new));
        assertClose(original.get("usedQuantity"), check.get("usedQuantity"));
        assertClose(original.get("remainingQuantity"), check.get("remainingQuantity"));
        assertThat(check.get("exceeded").asBoolean())
                .isEqualTo(original.get("exceeded").asBoolean());
    }
}
