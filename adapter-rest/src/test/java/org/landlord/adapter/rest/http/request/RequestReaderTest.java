package org.landlord.adapter.rest.http.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.NotAcceptableException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.adapter.rest.http.FakeRequest;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.Violation;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.MetadataPatch;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.Window;
import org.landlord.port.in.PageRequest;
import org.landlord.wire.json.ObjectReader;

class RequestReaderTest {

    private record Thing(OrgId orgId, Slug slug, @Nullable Name name, Metadata metadata) {}

    private static Thing thing(RequestReader in) {
        ObjectReader body = in.body();
        return new Thing(
                in.path("orgId", OrgId::new),
                body.required("slug", Slug::new),
                body.optional("name", Name::new),
                body.metadata("metadata"));
    }

    private static <T> T read(Request request, Function<RequestReader, T> reader) {
        return new RequestReader(request).read(reader);
    }

    private static List<Violation> faults(Request request, Function<RequestReader, ?> reader) {
        return catchThrowableOfType(InvalidInput.class, () -> read(request, reader))
                .violations();
    }

    @Test
    void givenAGoodRequest_itsValuesAreRead() {
        Request request = FakeRequest.post("{\"slug\":\"acme\",\"metadata\":{\"b\":1.50,\"a\":[null,true,\"x\"]}}")
                .path("orgId", "org_acme");

        Thing thing = read(request, RequestReaderTest::thing);

        assertThat(thing.orgId()).isEqualTo(new OrgId("org_acme"));
        assertThat(thing.slug()).isEqualTo(new Slug("acme"));
        assertThat(thing.name()).isNull();
        assertThat(thing.metadata().json()).isEqualTo("{\"b\":1.50,\"a\":[null,true,\"x\"]}");
    }

    @Test
    void givenNullForWhatIsOptional_itIsLikeAbsent() {
        Request request = FakeRequest.post("{\"slug\":\"acme\",\"name\":null,\"metadata\":null}")
                .path("orgId", "org_acme");

        Thing thing = read(request, RequestReaderTest::thing);

        assertThat(thing.name()).isNull();
        assertThat(thing.metadata()).isEqualTo(Metadata.empty());
    }

    @Test
    void givenFaultsInPathQueryHeaderAndBody_allAreToldAtOnce() {
        Request request = FakeRequest.post("{\"name\":7,\"metadata\":[],\"nam\":\"x\"}")
                .path("orgId", "not an id")
                .header("If-Match", "no-quotes")
                .header("Accept", "text/html");

        List<Violation> faults = faults(request, in -> {
            in.precondition();
            return thing(in);
        });

        assertThat(faults)
                .extracting(Violation::pointer)
                .containsExactly("/If-Match", "/orgId", "/slug", "/name", "/metadata", "/nam");
        assertThat(faults).extracting(Violation::detail).contains("is required", "must be a string");
    }

    @Test
    void givenNothingThatIsWrongButWhatTheAnswerMayBe_thatAloneIsTold() {
        Request request = FakeRequest.get("limit=7").header("Accept", "text/html");

        assertThatThrownBy(() -> read(request, RequestReader::page))
                .isInstanceOf(NotAcceptableException.class)
                .hasMessageContaining("application/json");
        Request other = FakeRequest.get("").header("Accept", "text/html");
        assertThatThrownBy(() -> read(other, in -> in.accept("text/csv", "application/json")))
                .isInstanceOf(NotAcceptableException.class);
    }

    @Test
    void givenAPlusThatWasNotEncoded_whoSentItIsToldHowTo() {
        assertThat(faults(FakeRequest.get("since=2026-11-22T15:04:05+01:00"), RequestReader::window))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.pointer()).isEqualTo("/since");
                    assertThat(fault.detail()).contains("RFC 3339", "%2B");
                });
        assertThat(faults(FakeRequest.get("since=yesterday%20noon"), RequestReader::window))
                .singleElement()
                .extracting(Violation::detail)
                .asString()
                .doesNotContain("%2B");
    }

    @ParameterizedTest
    @ValueSource(strings = {"If-Match", "If-None-Match"})
    void givenAPostWithADemand_itIsRefused(String header) {
        Request request = FakeRequest.post("{\"slug\":\"acme\"}")
                .path("orgId", "org_acme")
                .header(header, "*");

        assertThat(faults(request, RequestReaderTest::thing))
                .extracting(Violation::pointer)
                .containsExactly("/" + header);
    }

    @Test
    void givenABugInAReaderOfABadRequest_itStaysABug() {
        Request request = FakeRequest.post("{}").path("orgId", "org_acme");

        assertThatThrownBy(() -> read(request, in -> {
                    in.body().required("slug", Slug::new);
                    throw new NullPointerException("bug");
                }))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("bug");
    }

    @Test
    void givenABugInAReaderOfAGoodRequest_itStaysABug() {
        assertThatThrownBy(() -> read(FakeRequest.get(""), _ -> {
                    throw new IllegalStateException("bug");
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                       | must not be empty: a JSON document is required",
                "[]                       | must be a JSON object",
                "null                     | must be a JSON object",
                "{\"slug\":               | must be JSON: Unexpected end-of-input",
                "{\"slug\":NaN}           | must be JSON: Non-standard token 'NaN' (line 1, column 12)",
                "{\"slug\":1e99999999999} | must have numbers with smaller exponents (line 1, column 9)",
                "{\"a\":1,\"a\":2}        | must be JSON: Duplicate field 'a' (line 1, column 8)",
                "{} {}                    | must end after the first JSON document (line 1, column 4)",
            })
    void givenABodyThatIsNoJsonObject_thatIsTheOnlyFaultOfTheBody(String body, String detail) {
        List<Violation> faults = faults(FakeRequest.post(body).path("orgId", "org_acme"), RequestReaderTest::thing);

        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.pointer()).isEmpty();
            assertThat(fault.detail()).startsWith(detail);
        });
    }

    @Test
    void givenABodyNestedWithoutEnd_itIsRefused() {
        String body = "{\"slug\":" + "[".repeat(100_000);

        assertThat(faults(FakeRequest.post(body).path("orgId", "org_acme"), RequestReaderTest::thing))
                .extracting(Violation::pointer)
                .containsExactly("");
    }

    @Test
    void givenABodyOfOneMebibyteAndOneByte_itIsTooLarge() {
        String atTheLimit = "{\"slug\":\"acme\"" + " ".repeat((1 << 20) - 15) + "}";

        assertThat(read(FakeRequest.post(atTheLimit).path("orgId", "org_acme"), RequestReaderTest::thing)
                        .slug())
                .isEqualTo(new Slug("acme"));
        assertThatThrownBy(() -> read(FakeRequest.post(atTheLimit + " "), RequestReaderTest::thing))
                .isInstanceOfSatisfying(
                        ClientErrorException.class,
                        refused -> assertThat(refused.getResponse().getStatus()).isEqualTo(413));
    }

    @Test
    void givenNoBodyWhereNoneIsNeeded_itIsAnEmptyObject() {
        Metadata metadata = read(FakeRequest.post(""), in -> in.bodyOrNothing().metadata("metadata"));

        assertThat(metadata).isEqualTo(Metadata.empty());
    }

    @ParameterizedTest
    @CsvSource({"42, 42", "0.10, 0.1", "1e3, 1000", "'\"0.10\"', 0.1", "'\"+7\"', 7"})
    void givenANumberOrADecimalString_itIsAQuantity(String json, String expected) {
        Quantity quantity = read(
                FakeRequest.post("{\"quantity\":" + json + "}"), in -> in.body().quantity("quantity"));

        assertThat(quantity).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "{}", "-1", "\"1e3\"", "0.0000000001", "1000000000000000000", "\"\"", "null"})
    void givenAnythingElse_itIsNoQuantity(String json) {
        assertThat(faults(
                        FakeRequest.post("{\"quantity\":" + json + "}"),
                        in -> in.body().quantity("quantity")))
                .extracting(Violation::pointer)
                .containsExactly("/quantity");
    }

    @Test
    void wholeNumbersArraysOfThemAndFlagsAreRead_andNothingElseInTheirPlace() {
        Function<RequestReader, String> reader = in -> {
            ObjectReader body = in.body();
            return body.wholeNumber("n", Long::toString)
                    + body.wholeNumbers("ns", List::toString)
                    + body.flag("f", false);
        };

        assertThat(RequestReaderTest.<String>read(FakeRequest.post("{\"n\":9e3,\"ns\":[2,1.0],\"f\":true}"), reader))
                .isEqualTo("9000[2, 1]true");
        assertThat(RequestReaderTest.<String>read(FakeRequest.post("{\"f\":null}"), reader))
                .isEqualTo("nullnullfalse");
        assertThat(faults(FakeRequest.post("{\"n\":1.5,\"ns\":7,\"f\":\"true\"}"), reader))
                .containsExactly(
                        new Violation("/n", "must be a whole number"),
                        new Violation("/ns", "must be an array of whole numbers"),
                        new Violation("/f", "must be true or false"));
        assertThat(faults(FakeRequest.post("{\"n\":1e99,\"ns\":[1,\"2\"]}"), reader))
                .extracting(Violation::pointer)
                .containsExactly("/n", "/ns");
    }

    @Test
    void anObjectWithinIsReadLikeABody_andItsFaultsAreNamedByTheirPlace() {
        Function<RequestReader, @Nullable Slug> reader =
                in -> in.body().object("inner", fields -> fields.required("slug", Slug::new));

        assertThat(read(FakeRequest.post("{\"inner\":{\"slug\":\"a\"}}"), reader))
                .isEqualTo(new Slug("a"));
        assertThat(read(FakeRequest.post("{}"), reader)).isNull();
        assertThat(faults(FakeRequest.post("{\"inner\":{\"slug\":\"A\",\"x\":1}}"), reader))
                .extracting(Violation::pointer)
                .containsExactly("/inner/slug", "/inner/x");
        assertThat(faults(FakeRequest.post("{\"inner\":7}"), reader))
                .containsExactly(new Violation("/inner", "must be a JSON object"));
    }

    @Test
    void theRestIsWhatWasNotAskedFor_butForNulls() {
        Function<RequestReader, String> reader = in -> {
            ObjectReader body = in.body();
            return body.required("slug", Slug::new)
                    + body.rest(name -> !name.equals("other")).toString();
        };

        assertThat(RequestReaderTest.<String>read(
                        FakeRequest.post("{\"b\":1,\"slug\":\"s\",\"n\":null,\"a\":[]}"), reader))
                .isEqualTo("s{b=1, a=[]}");
        assertThat(faults(FakeRequest.post("{\"slug\":\"s\",\"other\":1}"), reader))
                .containsExactly(new Violation("/other", "is not a known field"));
    }

    @Test
    void aMergePatchTellsAbsentFromNull() {
        Function<RequestReader, MetadataPatch> reader = in -> in.patch().metadataPatch("metadata");

        assertThat(read(FakeRequest.post("{}"), reader)).isEqualTo(MetadataPatch.none());
        assertThat(read(FakeRequest.post("{\"metadata\":null}"), reader)).isEqualTo(new MetadataPatch(null));
        assertThat(faults(FakeRequest.post("{\"slug\":null}"), in -> in.patch().changed("slug", Slug::new)))
                .containsExactly(new Violation("/slug", "must not be null: it cannot be removed"));
    }

    @Test
    void queryParametersAreReadByTheirExactNames() {
        assertThat(read(FakeRequest.get("limit=7&cursor=a%2Bb+c"), RequestReader::page))
                .isEqualTo(new PageRequest(7, "a+b c"));
        assertThat(faults(FakeRequest.get("Limit=7"), RequestReader::page))
                .containsExactly(new Violation("/Limit", "is not a known query parameter"));
    }

    @Test
    void queryParametersThatBreakRulesAreNamed() {
        assertThat(faults(FakeRequest.get("limit=1&limit=2"), RequestReader::page))
                .containsExactly(new Violation("/limit", "must be given once"));
        assertThat(faults(FakeRequest.get("limit=501"), RequestReader::page))
                .containsExactly(new Violation("/limit", "must be from 1 to 500"));
        assertThat(faults(FakeRequest.get("limit=ten"), RequestReader::page))
                .containsExactly(new Violation("/limit", "must be a whole number"));
        assertThat(faults(FakeRequest.get("limit=%zz"), RequestReader::page))
                .containsExactly(new Violation("", "has a query that is not percent-encoded as it should be"));
        assertThat(faults(
                        FakeRequest.get("since=2026-01-02T00:00:00Z&until=2026-01-01T00:00:00Z"),
                        RequestReader::window))
                .containsExactly(new Violation("/since", "must not be after until"));
        assertThat(faults(FakeRequest.get("x="), in -> in.requiredQuery("slug", Slug::new)))
                .containsExactly(
                        new Violation("/slug", "is required"), new Violation("/x", "is not a known query parameter"));
        assertThat(read(FakeRequest.get(""), RequestReader::window)).isEqualTo(Window.always());
    }

    @Test
    void anIdempotencyKeyKeepsItsRules() {
        Function<RequestReader, String> key = in -> String.valueOf(in.idempotencyKey());
        FakeRequest one = FakeRequest.get("").header("Idempotency-Key", " k ");
        FakeRequest empty = FakeRequest.get("").header("Idempotency-Key", "");
        FakeRequest two = FakeRequest.get("").header("Idempotency-Key", "a", "b");

        assertThat(RequestReaderTest.<String>read(FakeRequest.get(""), key)).isEqualTo("null");
        assertThat(RequestReaderTest.<String>read(one, key)).isEqualTo("k");
        assertThat(faults(empty, key)).containsExactly(new Violation("/Idempotency-Key", "must not be empty"));
        assertThat(faults(two, key)).containsExactly(new Violation("/Idempotency-Key", "must be given once"));
    }

    @Test
    void givenMoreQueryParametersThanAnyOperationHas_theQueryIsRefused() {
        Request request = FakeRequest.get("a=1&".repeat(64) + "a=1");

        assertThatThrownBy(() -> read(request, in -> in.query("a", OrgId::new)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("more than 64");
    }
}
