package org.landlord.application.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.landlord.application.InMemory;
import org.landlord.application.LandlordApplication;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.Caller;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.Violation;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.usage.Window;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.SequenceOrder;
import org.landlord.port.in.quota.ListAllDenials;
import org.landlord.port.in.quota.ListAllQuotaEvents;
import org.landlord.port.in.quota.ListDenials;
import org.landlord.port.in.quota.ListQuotaEvents;
import org.landlord.port.in.tenancy.CreateOrganization;

/// Whoever knows how cursors are made can make one. If its key is none, it is answered as any other text that is no
/// cursor.
class ForgedCursorsTest {

    private static final Caller CALLER = Caller.operator(new ActorId("forger"));
    private static final OrgId ORG = new OrgId("org_acme");
    private static final ListDenials DENIALS = new ListDenials(ORG, null, null, null, null, Window.always());
    private static final ListQuotaEvents EVENTS = new ListQuotaEvents(ORG, null, null, SequenceOrder.oldestFirst());

    private static final ListAllDenials ALL_DENIALS = new ListAllDenials(null, null, Window.always());

    private static final ListAllQuotaEvents ALL_EVENTS = new ListAllQuotaEvents(null, Window.always());

    /// A list of the application.
    private interface Listed {
        Page<?> page(LandlordApplication landlord, PageRequest page);
    }

    static Stream<Arguments> forgeries() {
        Listed platform = (landlord, page) -> landlord.auditTrail().listPlatform(CALLER, page);
        Listed events = (landlord, page) -> landlord.quotaEvents().list(CALLER, EVENTS, page);
        Listed denials = (landlord, page) -> landlord.denials().list(CALLER, DENIALS, page);
        Listed allDenials = (landlord, page) -> landlord.denials().listOfAll(CALLER, ALL_DENIALS, page);
        Listed allEvents = (landlord, page) -> landlord.quotaEvents().listOfAll(CALLER, ALL_EVENTS, page);
        Listed keys = (landlord, page) -> landlord.apiKeys().listExpiring(CALLER, null, page);
        Listed teams = (landlord, page) -> landlord.teams().list(CALLER, ORG, page);
        Listed limits = (landlord, page) -> landlord.usageLimits().list(CALLER, ORG, page);
        return Stream.of(
                arguments(platform, Listing.of("platform-audit-events"), Listing.Key.of("abc")),
                arguments(platform, Listing.of("platform-audit-events"), Listing.Key.of("99999999999999999999")),
                arguments(platform, Listing.of("platform-audit-events"), Listing.Key.of((Object) null)),
                arguments(events, Listing.of("quota-events", EVENTS), Listing.Key.of("abc")),
                arguments(denials, Listing.of("denials", DENIALS), Listing.Key.of("abc")),
                arguments(allDenials, Listing.of("all-denials", ALL_DENIALS), Listing.Key.of("abc", "org_acme", 1)),
                arguments(allDenials, Listing.of("all-denials", ALL_DENIALS), Listing.Key.of(1, "org_acme")),
                arguments(allEvents, Listing.of("all-quota-events", ALL_EVENTS), Listing.Key.of(1, "org_acme", "x")),
                arguments(keys, Listing.of("expiring-api-keys", (Object) null), Listing.Key.of("abc", "key")),
                arguments(teams, Listing.of("teams", ORG), Listing.Key.of("Not A Slug!")),
                arguments(teams, Listing.of("teams", ORG), new Listing.Key(List.of())),
                arguments(limits, Listing.of("usage-limits", ORG), Listing.Key.of("one", "part", "missing")),
                arguments(limits, Listing.of("usage-limits", ORG), Listing.Key.of(null, "m", "count", "for ever")));
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void givenAGoodCheckOverABadKey_whenTheListIsRead_thenTheCursorIsRefused(
            Listed listed, Listing list, Listing.Key key) {
        LandlordApplication landlord = new InMemory().landlord();
        landlord.organizations()
                .create(CALLER, new CreateOrganization(ORG, new Slug("acme"), new Name("Acme"), Metadata.empty()));
        String forged =
                Objects.requireNonNull(list.page(new PageRequest(1, null), _ -> key, (_, _) -> List.of("one", "two"))
                        .nextCursor());

        InvalidInput refused =
                catchThrowableOfType(InvalidInput.class, () -> listed.page(landlord, new PageRequest(10, forged)));

        assertThat(refused.violations())
                .singleElement()
                .extracting(Violation::pointer)
                .isEqualTo("/cursor");
    }
}
