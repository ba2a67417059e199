package org.landlord.adapter.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.adapter.client.Replies.Asked;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.Reason;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.secret.SecretKey;
import org.landlord.domain.secret.SecretName;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.MetadataPatch;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.shared.Version;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Organization;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.UsageQuery;
import org.landlord.domain.usage.Window;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.tenancy.UpdateOrganization;
import org.landlord.port.in.usage.ListRecordedUsage;
import org.landlord.port.in.usage.RecordUsage;

class RequestsTest {

    private static final Caller CALLER = Caller.anonymous();
    private static final OrgId ORG = new OrgId("org:acme");

    @Test
    void a_token_is_sent_as_a_bearer_token_and_json_is_requested() {
        Asked asked =
                asked("", "abc.DEF-1~", landlord -> landlord.organizations().get(CALLER, ORG));

        assertThat(asked.header("Authorization")).containsExactly("Bearer abc.DEF-1~");
        assertThat(asked.header("Accept")).containsExactly("application/json");
    }

    @Test
    void without_a_token_no_credentials_are_sent() {
        Asked asked = asked("", null, landlord -> landlord.organizations().get(CALLER, ORG));

        assertThat(asked.header("Authorization")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "//"})
    void slashes_at_the_end_of_the_address_do_not_matter(String end) {
        Asked asked = asked(end, null, landlord -> landlord.organizations().get(CALLER, ORG));

        assertThat(asked.uri()).isEqualTo("/v1/orgs/org%3Aacme");
    }

    @Test
    void the_address_may_have_a_path() {
        Asked asked =
                asked("/landlord/", null, landlord -> landlord.organizations().get(CALLER, ORG));

        assertThat(asked.uri()).isEqualTo("/landlord/v1/orgs/org%3Aacme");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "ftp://acme", "http:///x", "http://u:p@acme", "http://acme?x=1", "http://acme#x"})
    void an_invalid_server_address_is_refused(String address) {
        assertThatThrownBy(() -> new LandlordClient(URI.create(address), null))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("server ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "line\nbreak", "tökén"})
    void an_invalid_token_is_refused_without_repeating_it(String token) {
        assertThatThrownBy(() -> new LandlordClient(URI.create("http://127.0.0.1:1"), token))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("token must contain only letters, digits and . _ ~ + / -, with = only at the end");
    }

    @Test
    void names_and_values_are_percent_encoded() {
        SecretKey key = new SecretKey(ORG, new ProjectId("p"), new SecretName("a/b c+d*e~f%?#;ü"));

        Asked asked = asked("", null, landlord -> landlord.secretReferences().get(CALLER, key));

        assertThat(asked.uri())
                .isEqualTo("/v1/orgs/org%3Aacme/secret-refs/a%2Fb%20c%2Bd%2Ae~f%25%3F%23%3B%C3%BC?projectId=p");
    }

    @Test
    void only_given_filters_window_bounds_and_page_parameters_are_sent() {
        UsageQuery query = new UsageQuery(
                ORG, null, new Label("a&b=c"), null, null, Window.of(Instant.parse("2026-11-22T15:04:05Z"), null));

        Asked asked = asked("", null, landlord -> landlord.usage().list(CALLER, query, new PageRequest(7, "cur+sor=")));

        assertThat(asked.uri())
                .isEqualTo("/v1/orgs/org%3Aacme/usage-events?metric=a%26b%3Dc"
                        + "&since=2026-11-22T15%3A04%3A05.000Z&limit=7&cursor=cur%2Bsor%3D");
    }

    @Test
    void the_order_of_recording_is_requested_with_the_last_position() {
        Asked asked = asked(
                "",
                null,
                landlord -> landlord.usage()
                        .listRecorded(CALLER, new ListRecordedUsage(ORG, 17), new PageRequest(7, null)));

        assertThat(asked.uri()).isEqualTo("/v1/orgs/org%3Aacme/usage-events?order=recorded&after=17&limit=7");
    }

    @Test
    void preconditions_are_sent_as_if_match() {
        assertThat(ifMatch(Precondition.none())).isEmpty();
        assertThat(ifMatch(new Precondition.Exists())).containsExactly("*");
        assertThat(ifMatch(new Precondition.AnyOf(Set.of(new Version("a-_1"))))).containsExactly("\"a-_1\"");
        assertThat(ifMatch(
                        new Precondition.AnyOf(new LinkedHashSet<>(List.of(new Version("one"), new Version("two"))))))
                .singleElement()
                .asString()
                .contains("\"one\"", ", ", "\"two\"");
    }

    @Test
    void preconditions_of_absence_are_sent_as_if_none_match() {
        Precondition absent = new Precondition.Absent();
        Precondition another = new Precondition.NoneOf(Set.of(new Version("a-_1")));
        Precondition both = new Precondition.AnyOf(Set.of(new Version("b"))).and(another);

        assertThat(header("If-none-match", absent)).containsExactly("*");
        assertThat(header("If-none-match", another)).containsExactly("\"a-_1\"");
        assertThat(ifMatch(absent)).isEmpty();
        assertThat(header("If-none-match", both)).containsExactly("\"a-_1\"");
        assertThat(ifMatch(both)).containsExactly("\"b\"");
    }

    @Test
    void versions_that_no_entity_tag_can_contain_match_nothing() {
        Set<Version> versions = Set.of(new Version("a\"b"), new Version("ü"), new Version("a\r\nX-Evil: 1"));

        assertThat(ifMatch(new Precondition.AnyOf(versions))).containsExactly("\"\"");
        assertThat(ifMatch(new Precondition.AnyOf(Set.of()))).containsExactly("\"\"");
    }

    private static List<String> ifMatch(Precondition precondition) {
        return header("If-match", precondition);
    }

    private static List<String> header(String name, Precondition precondition) {
        return asked("", null, landlord -> landlord.organizations().delete(CALLER, ORG, precondition))
                .header(name);
    }

    @Test
    void an_update_sends_only_changed_fields_as_a_merge_patch() {
        Map<String, @Nullable Object> members = new HashMap<>();
        members.put("gone", null);

        Asked asked = asked(
                "",
                null,
                landlord -> landlord.organizations()
                        .update(
                                CALLER,
                                new UpdateOrganization(
                                        ORG,
                                        new Organization.Patch(null, new Name("A \"B\""), new MetadataPatch(members)),
                                        Precondition.none())));

        assertThat(asked.method()).isEqualTo("PATCH");
        assertThat(asked.header("Content-type")).containsExactly("application/merge-patch+json");
        assertThat(asked.body()).isEqualTo("{\"name\":\"A \\\"B\\\"\",\"metadata\":{\"gone\":null}}");
    }

    @Test
    void metadata_can_be_omitted_and_cleared() {
        assertThat(patched(MetadataPatch.none())).isEqualTo("{}");
        assertThat(patched(new MetadataPatch(null))).isEqualTo("{\"metadata\":null}");
        assertThat(patched(new MetadataPatch(Map.of("a", List.of(1, true, Map.of("b", 0.5))))))
                .isEqualTo("{\"metadata\":{\"a\":[1,true,{\"b\":0.5}]}}");
    }

    private static String patched(MetadataPatch patch) {
        return asked(
                        "",
                        null,
                        landlord -> landlord.organizations()
                                .update(
                                        CALLER,
                                        new UpdateOrganization(
                                                ORG, new Organization.Patch(null, null, patch), Precondition.none())))
                .body();
    }

    @Test
    void a_batch_is_sent_with_one_line_per_event() {
        Asked asked = asked(
                "",
                null,
                landlord -> landlord.usage()
                        .recordBatch(CALLER, ORG, List.of(usage("evt_1", "0.000000001"), usage("evt_2", "1000000"))));

        assertThat(asked.header("Content-type")).containsExactly("application/x-ndjson");
        assertThat(asked.body()).isEqualTo("""
            {"eventId":"evt_1","metric":"m","quantity":0.000000001,"metadata":{"k":1.50}}
            {"eventId":"evt_2","metric":"m","quantity":1000000,"metadata":{"k":1.50}}
            """);
    }

    @Test
    void the_reason_for_a_change_is_a_percent_encoded_header() {
        try (Replies server = Replies.problem(409, "\"code\":\"CONFLICT\",\"detail\":\"enough\"");
                LandlordClient client =
                        new LandlordClient(server.uri(), null, null, new Reason("100% full: Kündigung + x"))) {
            assertThatThrownBy(() -> client.organizations()
                            .delete(Caller.anonymous(), new OrgId("org_acme"), Precondition.none()))
                    .hasMessage("enough");
            assertThat(server.onlyAsked().header("Landlord-reason"))
                    .containsExactly("100%25%20full%3A%20K%C3%BCndigung%20%2B%20x");
        }
    }

    private static RecordUsage usage(String id, String quantity) {
        return new RecordUsage(
                new EventId(id),
                null,
                null,
                new Label("m"),
                Quantity.parse(quantity),
                null,
                null,
                Metadata.of(Map.of("k", new BigDecimal("1.50"))));
    }

    /// The request that a client sends. The response is a failure that the test ignores.
    private static Asked asked(String path, @Nullable String token, Consumer<Landlord> doing) {
        try (Replies server = Replies.problem(409, "\"code\":\"CONFLICT\",\"detail\":\"enough\"");
                LandlordClient client = new LandlordClient(URI.create(server.uri() + path), token)) {
            assertThatThrownBy(() -> doing.accept(client)).hasMessage("enough");
            return server.onlyAsked();
        }
    }
}
