package org.landlord.it.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.landlord.domain.access.Permission;
import org.landlord.domain.access.Roles;
import org.landlord.domain.tenancy.OrgRole;

/// The console says what members may do: its table of roles is what the code says, and every permission has words.
class RolesInConsoleTest {

    private static final Path CONSOLE = Path.of("..", "adapter-console", "src", "main", "console");
    private static final Pattern ROLE = Pattern.compile("(?m)^  (\\w+): \\[([^]]*)]");
    private static final Pattern QUOTED = Pattern.compile("'([^']+)'");

    @Test
    void givenTheRolesOfTheCode_whenTheConsoleIsRead_thenItHasTheSame() throws IOException {
        Map<String, Set<String>> shown = ROLE.matcher(Files.readString(CONSOLE.resolve("access/roles.ts")))
                .results()
                .collect(Collectors.toMap(role -> role.group(1), RolesInConsoleTest::permissions));

        assertThat(new TreeMap<>(shown))
                .isEqualTo(Arrays.stream(OrgRole.values())
                        .collect(Collectors.toMap(
                                OrgRole::label,
                                role -> labels(Roles.permissions(role).stream()),
                                (a, b) -> a,
                                TreeMap::new)));
    }

    @Test
    void givenThePermissionsOfOrganizations_whenTheConsoleIsRead_thenItHasWordsForEach() throws IOException {
        String texts = Files.readString(CONSOLE.resolve("message/en/member.ts"));

        assertThat(labels(Permission.ofOrganizations().stream()))
                .allSatisfy(permission -> assertThat(texts).contains("    '" + permission + "': '"));
    }

    private static Set<String> permissions(MatchResult role) {
        return QUOTED.matcher(role.group(2))
                .results()
                .map(quoted -> quoted.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> labels(Stream<Permission> permissions) {
        return permissions.map(Permission::label).collect(Collectors.toCollection(TreeSet::new));
    }
}
