package org.landlord.port.contracts.in;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landlord.port.contracts.in.Refusals.assertInvalid;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.landlord.domain.audit.PlatformAuditEvent;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Organization;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.tenancy.CreateOrganization;
import org.landlord.port.in.tenancy.CreateTeam;

/// The contract of all lists: the pages together are the complete list, and a cursor is valid for its own list
/// only.
public abstract class PagingContract extends InboundContract {

    private FilledOrg filled() {
        return FilledOrg.fill(landlord(), caller(), newOrg().orgId());
    }

    @ParameterizedTest
    @EnumSource
    void a_list_read_in_pages_is_the_complete_list(ListOfOrg list) {
        FilledOrg org = filled();
        List<?> whole = all(page -> list.read(org, page));

        assertThat(whole).hasSizeGreaterThanOrEqualTo(FilledOrg.ITEMS).doesNotHaveDuplicates();
        for (int limit : List.of(1, 2, whole.size() - 1, whole.size(), whole.size() + 1)) {
            assertThat(walk(limit, page -> list.read(org, page))).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_list_that_fits_a_page_has_no_next_cursor(ListOfOrg list) {
        FilledOrg org = filled();
        int size = all(page -> list.read(org, page)).size();

        assertThat(list.read(org, new PageRequest(size, null)).nextCursor()).isNull();
        assertThat(list.read(org, new PageRequest(size - 1, null)).nextCursor()).isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void the_cursor_of_another_organization_is_refused(ListOfOrg list) {
        FilledOrg org = filled();
        FilledOrg other = filled();

        assertInvalid(() -> list.read(other, new PageRequest(1, cursor(list, org))), "/cursor");
    }

    @ParameterizedTest
    @EnumSource
    void the_cursor_of_another_list_is_refused(ListOfOrg list) {
        FilledOrg org = filled();

        for (ListOfOrg other : ListOfOrg.values()) {
            if (other != list) {
                assertInvalid(() -> list.read(org, new PageRequest(1, cursor(other, org))), "/cursor");
            }
        }
        String cursorOfOrgs = landlord()
                .organizations()
                .list(caller(), new PageRequest(1, null))
                .nextCursor();
        assertThat(cursorOfOrgs).isNotNull();
        assertInvalid(() -> list.read(org, new PageRequest(1, cursorOfOrgs)), "/cursor");
    }

    @ParameterizedTest
    @EnumSource
    void an_altered_cursor_is_refused(ListOfOrg list) {
        FilledOrg org = filled();

        for (String altered : alterations(cursor(list, org))) {
            assertInvalid(() -> list.read(org, new PageRequest(1, altered)), "/cursor");
        }
    }

    @ParameterizedTest
    @EnumSource
    void text_that_is_not_a_cursor_is_refused(ListOfOrg list) {
        FilledOrg org = filled();

        for (String garbage : List.of("", " ", "abc", "0", "null", "%00", "ünï 漢", "a".repeat(2_000), "e30=", "../x")) {
            assertInvalid(() -> list.read(org, new PageRequest(1, garbage)), "/cursor");
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_cursor_of_another_filter_is_refused(FilteredListOfOrg list) {
        FilledOrg org = filled();

        for (int i = 0; i < list.filters(); i++) {
            for (int j = 0; j < list.filters(); j++) {
                String cursor = list.read(org, i, new PageRequest(1, null)).nextCursor();
                assertThat(cursor).as("%s filter %d", list, i).isNotNull();
                int other = j;
                if (i == j) {
                    assertThat(list.read(org, other, new PageRequest(1, cursor)).items())
                            .hasSize(1);
                } else {
                    assertInvalid(() -> list.read(org, other, new PageRequest(1, cursor)), "/cursor");
                }
            }
        }
    }

    @Test
    void the_cursor_of_another_team_or_project_is_refused() {
        FilledOrg org = filled();
        TeamId team = new TeamId("team_1");
        ProjectId project = new ProjectId("project_1");

        assertInvalid(
                () -> landlord()
                        .teams()
                        .listMembers(
                                caller(), org.orgId(), team, new PageRequest(1, cursor(ListOfOrg.TEAM_MEMBERS, org))),
                "/cursor");
        assertInvalid(
                () -> landlord()
                        .projects()
                        .listTeams(
                                caller(),
                                org.orgId(),
                                project,
                                new PageRequest(1, cursor(ListOfOrg.PROJECT_TEAMS, org))),
                "/cursor");
    }

    @Test
    void items_inserted_after_the_cursor_are_listed_and_items_before_it_are_not() {
        OrgId orgId = newOrg().orgId();
        List.of("b", "d", "f").forEach(slug -> team(orgId, slug));
        Page<String> first = teams(orgId, new PageRequest(2, null));

        team(orgId, "a");
        team(orgId, "e");
        landlord().teams().delete(caller(), orgId, new TeamId("team_d"), NONE);

        assertThat(first.items()).containsExactly("b", "d");
        assertThat(teams(orgId, new PageRequest(2, first.nextCursor())).items()).containsExactly("e", "f");
    }

    @Test
    void a_page_has_from_1_to_500_items() {
        assertInvalid(() -> new PageRequest(0, null), "/limit");
        assertInvalid(() -> new PageRequest(501, null), "/limit");
        assertThat(landlord()
                        .organizations()
                        .list(caller(), new PageRequest(500, null))
                        .items())
                .hasSizeLessThanOrEqualTo(500);
    }

    @Test
    void organizations_are_read_in_pages() {
        // The slugs sort early, so that the first pages contain them.
        List<Organization> mine = Stream.generate(() -> new Slug(unique("0-0")))
                .limit(3)
                .sorted()
                .map(slug -> landlord()
                        .organizations()
                        .create(caller(), new CreateOrganization(null, slug, new Name("Paged"), Metadata.empty())))
                .toList();

        for (int limit : List.of(1, 2, 7)) {
            List<Organization> seen = new ArrayList<>();
            String cursor = null;
            do {
                Page<Organization> page = landlord().organizations().list(caller(), new PageRequest(limit, cursor));
                seen.addAll(page.items());
                cursor = page.nextCursor();
            } while (cursor != null && !seen.containsAll(mine));
            assertThat(seen).containsSubsequence(mine).doesNotHaveDuplicates();
        }
        mine.forEach(org -> landlord().organizations().delete(caller(), org.orgId(), NONE));
    }

    @Test
    void the_log_of_the_platform_is_read_in_pages() {
        for (int i = 0; i < 3; i++) {
            landlord().organizations().delete(caller(), newOrg().orgId(), NONE);
        }
        List<PlatformAuditEvent> whole = all(page -> landlord().auditTrail().listPlatform(caller(), page));

        Page<PlatformAuditEvent> first = landlord().auditTrail().listPlatform(caller(), new PageRequest(1, null));
        Page<PlatformAuditEvent> second =
                landlord().auditTrail().listPlatform(caller(), new PageRequest(2, first.nextCursor()));

        assertThat(first.items()).isEqualTo(whole.subList(0, 1));
        assertThat(second.items()).isEqualTo(whole.subList(1, 3));
        for (String altered : alterations(first.nextCursor())) {
            assertInvalid(() -> landlord().auditTrail().listPlatform(caller(), new PageRequest(1, altered)), "/cursor");
        }
    }

    private String cursor(ListOfOrg list, FilledOrg org) {
        String cursor = list.read(org, new PageRequest(1, null)).nextCursor();
        assertThat(cursor).isNotNull();
        return String.valueOf(cursor);
    }

    /// Altered cursors. The last character is not altered: some of its bits may be unused.
    private static List<String> alterations(@Nullable String cursor) {
        assertThat(cursor).isNotNull();
        String text = String.valueOf(cursor);
        List<String> altered = new ArrayList<>();
        for (int at : List.of(0, 1, text.length() / 3, text.length() / 2, text.length() - 2)) {
            char other = text.charAt(at) == 'A' ? 'B' : 'A';
            altered.add(text.substring(0, at) + other + text.substring(at + 1));
        }
        altered.add(text.substring(0, text.length() / 2));
        altered.add(text.substring(1));
        altered.add(text + text);
        return altered;
    }

    private void team(OrgId orgId, String slug) {
        landlord()
                .teams()
                .create(
                        caller(),
                        new CreateTeam(orgId, new TeamId("team_" + slug), new Slug(slug), new Name("Team " + slug)));
    }

    private Page<String> teams(OrgId orgId, PageRequest page) {
        return landlord()
                .teams()
                .list(caller(), orgId, page)
                .map(team -> team.slug().value());
    }
}
