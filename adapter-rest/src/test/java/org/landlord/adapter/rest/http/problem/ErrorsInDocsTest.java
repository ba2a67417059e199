package org.landlord.adapter.rest.http.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.DuplicateId;
import org.landlord.domain.failure.Forbidden;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.failure.PreconditionFailed;
import org.landlord.domain.failure.QuotaExceeded;
import org.landlord.domain.failure.RateLimited;
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

/// docs/errors.md describes every code, with its status, its headers and its members.
class ErrorsInDocsTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "errors.md");
    private static final ProblemContext ASKED = new ProblemContext("/v1/orgs/org_x", "req-1");
    private static final Pattern FACTS =
            Pattern.compile("Status: (\\d{3})\\. Headers: ([^.]*)\\. Members: ([^.]*)\\.", Pattern.DOTALL);

    /// The members that every problem has.
    private static final Set<String> COMMON =
            Set.of("type", "title", "status", "detail", "instance", "code", "requestId");

    /// Headers that are added where the request is known. Their sections show a response that has them, which
    /// CommandsInDocsIT compares.
    private static final Set<String> OF_REQUESTS = Set.of("WWW-Authenticate", "Allow", "Accept");

    private final Map<String, String> sections = sections();

    private static Map<String, String> sections() {
        Map<String, String> sections = new LinkedHashMap<>();
        try {
            for (String section : Files.readString(DOCUMENT).split("(?m)^## ", -1)) {
                sections.put(section.lines().findFirst().orElse(""), section);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sections.remove("# Errors");
        sections.remove("Errors of remote procedure calls");
        return sections;
    }

    @Test
    void givenAllCodes_whenTheDocumentIsRead_thenItHasASectionForEachAndNoOther() {
        assertThat(sections.keySet())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ProblemCode.values())
                        .map(ProblemCode::name)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void givenACode_whenItsSectionIsRead_thenItHasTheStatusTheHeadersAndTheMembers(ProblemCode code) throws Exception {
        String section = sections.getOrDefault(code.name(), "");
        Matcher facts = FACTS.matcher(section);
        assertThat(facts.find()).as("the line of facts of %s", code).isTrue();
        Problem problem = example(code);
        assertThat(problem.code()).isEqualTo(code);

        assertThat(facts.group(1)).isEqualTo(Integer.toString(code.status()));
        Set<String> headers = names(facts.group(2));
        assertThat(headers.stream().filter(OF_REQUESTS::contains))
                .allSatisfy(header -> assertThat(section).containsPattern("(?im)^" + header + ": "));
        headers.removeAll(OF_REQUESTS);
        assertThat(headers)
                .isEqualTo(problem.headers().keySet().stream()
                        .filter(header -> !header.equals(Problem.CODE))
                        .collect(Collectors.toSet()));
        Set<String> members = new TreeSet<>();
        new ObjectMapper().readTree(problem.toJson(ASKED)).fieldNames().forEachRemaining(members::add);
        members.removeAll(COMMON);
        assertThat(names(facts.group(3))).isEqualTo(members);
        assertThat(section).contains("**When:** ", "**What to do:** ");
    }

    private static Set<String> names(String list) {
        return list.equals("none")
                ? new TreeSet<>()
                : Arrays.stream(list.replace("`", "").split(",\\s*", -1))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    /// A problem with all headers and members of its code.
    private static Problem example(ProblemCode code) {
        return switch (code) {
            case INVALID_INPUT -> Problems.of(InvalidInput.of("slug", "must not be empty"));
            case UNAUTHENTICATED -> Problems.of(new Unauthenticated("no"));
            case FORBIDDEN -> Problems.of(new Forbidden("no"));
            case NOT_FOUND -> Problems.of(new NotFound("org", "org_x"));
            case DUPLICATE_ID -> Problems.of(new DuplicateId("org", "slug", "acme"));
            case CONFLICT -> Problems.of(new Conflict("used", List.of(new Violation("/0/eventId", "was used"))));
            case PRECONDITION_FAILED -> Problems.of(new PreconditionFailed("changed"));
            case QUOTA_EXCEEDED -> Problems.of(new QuotaExceeded(shortfall(), Duration.ofMinutes(1)));
            case RATE_LIMITED -> Problems.of(new RateLimited("often", Duration.ofSeconds(1)));
            case UNAVAILABLE -> Problems.of(new Unavailable("busy", Duration.ofSeconds(1)));
            case INTERNAL -> Problems.of(new IllegalStateException("a defect"), ASKED);
            case METHOD_NOT_ALLOWED,
                    NOT_ACCEPTABLE,
                    PAYLOAD_TOO_LARGE,
                    URI_TOO_LONG,
                    UNSUPPORTED_MEDIA_TYPE,
                    HEADERS_TOO_LARGE -> Problems.ofStatus(code.status(), null, ASKED);
        };
    }

    private static QuotaShortfall shortfall() {
        return new QuotaShortfall(
                LimitKey.of(new OrgId("org_x"), null, new Label("tokens"), null, Period.DAILY),
                Window.always(),
                Quantity.of(10),
                QuantitySum.of(6),
                QuantitySum.of(2),
                QuantitySum.of(3),
                Instant.EPOCH);
    }
}
