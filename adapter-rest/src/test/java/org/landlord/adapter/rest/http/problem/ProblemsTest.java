package org.landlord.adapter.rest.http.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.landlord.adapter.rest.http.body.BoundedBody;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.DuplicateId;
import org.landlord.domain.failure.Failure;
import org.landlord.domain.failure.Forbidden;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.failure.PreconditionFailed;
import org.landlord.domain.failure.QuotaExceeded;
import org.landlord.domain.failure.Unauthenticated;
import org.landlord.domain.failure.Unavailable;
import org.landlord.domain.failure.Violation;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.QuotaShortfall;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.Window;

class ProblemsTest {

    private static final ProblemContext ASKED = new ProblemContext("/v1/orgs/org_x", "req-1");

    private static final QuotaShortfall SHORTAGE = new QuotaShortfall(
            LimitKey.of(new OrgId("org_x"), null, new Label("tokens"), null, Period.DAILY),
            Window.always(),
            Quantity.of(10),
            QuantitySum.of(6),
            QuantitySum.parse("2.5"),
            QuantitySum.of(3),
            null);

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new InvalidInput("is wrong"), "INVALID_INPUT", 400),
                Arguments.of(new Unauthenticated("who?"), "UNAUTHENTICATED", 401),
                Arguments.of(new Forbidden("no"), "FORBIDDEN", 403),
                Arguments.of(new NotFound("org", "org_x"), "NOT_FOUND", 404),
                Arguments.of(new DuplicateId("org", "slug", "acme"), "DUPLICATE_ID", 409),
                Arguments.of(new Conflict("no"), "CONFLICT", 409),
                Arguments.of(new PreconditionFailed("old"), "PRECONDITION_FAILED", 412),
                Arguments.of(new QuotaExceeded(SHORTAGE, null), "QUOTA_EXCEEDED", 429),
                Arguments.of(new Unavailable("busy", Duration.ZERO), "UNAVAILABLE", 503));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void everyFailureHasItsCodeAndStatus(Failure failure, String code, int status) {
        Problem problem = Problems.of(failure, ASKED);

        assertThat(problem.code()).hasToString(code);
        assertThat(problem.code().status()).isEqualTo(status);
        assertThat(problem.detail()).isEqualTo(failure.getMessage());
    }

    @Test
    void aProblemIsWrittenByRfc9457() {
        Problem problem = Problems.of(new DuplicateId("org", "slug", "acme"), ASKED);

        assertThat(problem.toJson(ASKED))
                .isEqualTo("{\"type\":\"urn:landlord:problem:duplicate-id\",\"title\":\"Duplicate id\","
                        + "\"status\":409,\"detail\":\"org with slug acme already exists\","
                        + "\"instance\":\"/v1/orgs/org_x\",\"code\":\"DUPLICATE_ID\",\"requestId\":\"req-1\","
                        + "\"kind\":\"org\",\"field\":\"slug\",\"value\":\"acme\"}");
    }

    @Test
    void anInvalidInputNamesEveryPlace() {
        InvalidInput invalid =
                new InvalidInput(List.of(new Violation("/slug", "is required"), new Violation("", "is odd")));

        assertThat(Problems.of(invalid, ASKED).toJson(ASKED))
                .contains("\"detail\":\"slug is required (and 1 more: see errors)\"")
                .contains("\"errors\":[{\"pointer\":\"/slug\",\"detail\":\"is required\"},"
                        + "{\"pointer\":\"\",\"detail\":\"is odd\"}]");
    }

    @Test
    void aQuotaThatWouldBePassed_isTheLimitAndHowItStands() {
        assertThat(Problems.of(new QuotaExceeded(SHORTAGE, null), ASKED).toJson(ASKED))
                .endsWith("\"limit\":{\"orgId\":\"org_x\",\"projectId\":null,\"metric\":\"tokens\","
                        + "\"unit\":\"count\",\"period\":\"daily\"},\"limitQuantity\":10,"
                        + "\"windowStart\":\"0001-01-01T00:00:00.000Z\","
                        + "\"windowEnd\":\"9999-12-31T23:59:59.999Z\",\"usedQuantity\":6,"
                        + "\"reservedQuantity\":2.5,\"remainingQuantity\":1.5,\"requestedQuantity\":3,"
                        + "\"resetAt\":null}");
    }

    @Test
    void aQuotaThatWouldBePassed_saysWhenToComeBack_ifThatHelps() {
        assertThat(Problems.of(new QuotaExceeded(SHORTAGE, null), ASKED).headers())
                .doesNotContainKey("Retry-After");
        assertThat(Problems.of(new QuotaExceeded(SHORTAGE, Duration.ofMillis(1500)), ASKED)
                        .headers())
                .containsEntry("Retry-After", "2");
        assertThat(Problems.of(new QuotaExceeded(SHORTAGE, Duration.ofHours(1)), ASKED)
                        .headers())
                .containsEntry("Retry-After", "3600");
    }

    @Test
    void aQuotaThatWouldBePassed_leavesALongWaitToResetAt() {
        assertThat(Problems.of(new QuotaExceeded(SHORTAGE, Duration.ofHours(1).plusMillis(1)), ASKED)
                        .headers())
                .doesNotContainKey("Retry-After");
    }

    @Test
    void aServerWithoutAThreadToSpareIsUnavailable() {
        Problem problem = Problems.of(new RejectedExecutionException(), ASKED);

        assertThat(problem.code()).isEqualTo(ProblemCode.UNAVAILABLE);
        assertThat(problem.headers()).containsEntry("Retry-After", "1");
    }

    @Test
    void unavailableSaysWhenToComeBack_inWholeSecondsAndAtLeastOne() {
        assertThat(Problems.of(new Unavailable("busy", Duration.ZERO), ASKED).headers())
                .containsEntry("Retry-After", "1");
        assertThat(Problems.of(new Unavailable("busy", Duration.ofMillis(2001)), ASKED)
                        .headers())
                .containsEntry("Retry-After", "3");
    }

    @Test
    void whatHttpRefusesIsAProblemToo() {
        assertThat(Problems.of(new NotFoundException(), ASKED).toJson(ASKED))
                .contains("\"code\":\"NOT_FOUND\"", "\"kind\":\"resource\"", "\"id\":\"/v1/orgs/org_x\"");
        assertThat(Problems.of(new NotSupportedException("not this"), ASKED).code())
                .isEqualTo(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
        assertThat(Problems.of(new ClientErrorException(418), ASKED).code()).isEqualTo(ProblemCode.INVALID_INPUT);
        assertThat(Problems.ofStatus(503, null, ASKED).headers()).containsKey("Retry-After");
    }

    @Test
    void aBodyThatWasNotReadToItsEndClosesTheConnection() {
        assertThat(Problems.of(BoundedBody.tooLarge(1 << 20, false), ASKED).headers())
                .containsEntry("Connection", "close");
        assertThat(Problems.of(BoundedBody.tooLarge(1 << 20, true), ASKED).headers())
                .doesNotContainKey("Connection");
        assertThat(Problems.of(BoundedBody.tooLarge(1 << 20, true), ASKED).detail())
                .isEqualTo("the body must be at most 1 MiB");
    }

    @Test
    void aFailureThatTheFrameworkWrappedUpIsUnwrapped() {
        assertThat(Problems.of(new WebApplicationException(new NotFound("org", "org_x")), ASKED)
                        .code())
                .isEqualTo(ProblemCode.NOT_FOUND);
    }

    @Test
    void aBugTellsNothingButTheIdOfTheRequestToLookItUp() {
        Problem problem = Problems.of(new IllegalStateException("jdbc:secret"), ASKED);

        assertThat(problem.code()).isEqualTo(ProblemCode.INTERNAL);
        assertThat(problem.toJson(ASKED)).contains("\"errorId\":\"req-1\"").doesNotContain("secret", "IllegalState");
    }
}
