package org.landlord.it.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.landlord.domain.access.Permission;
import org.landlord.domain.access.ProjectRole;
import org.landlord.domain.access.Roles;
import org.landlord.domain.tenancy.OrgRole;

/// The table of roles in docs/permissions.md is what the code says. With `-Dlandlord.docs.write=true` this test
/// writes it.
class RolesInDocsTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "permissions.md");
    private static final String BEGIN = "<!-- made from the code, kept by RolesInDocsTest -->\n";
    private static final String END = "<!-- until here -->\n";
    private static final int COLUMNS_OF_WORDS = 2;

    @Test
    void givenTheRolesOfTheCode_whenTheDocumentIsRead_thenItHasTheirTableBetweenItsMarks() throws IOException {
        String document = Files.readString(DOCUMENT);
        assertThat(document).containsOnlyOnce(BEGIN).containsOnlyOnce(END);
        int from = document.indexOf(BEGIN) + BEGIN.length();
        int to = document.indexOf(END);
        assertThat(to).as("the end comes after the beginning").isGreaterThanOrEqualTo(from);

        String expected = table();
        if (Boolean.getBoolean("landlord.docs.write")) {
            Files.writeString(DOCUMENT, document.substring(0, from) + expected + document.substring(to));
        } else if (!document.substring(from, to).equals(expected)) {
            fail("""
                docs/permissions.md does not say who may do what. Run this test with -Dlandlord.docs.write=true, or put this \
                between the two comments:

                """ + expected);
        }
    }

    @Test
    void givenTheTable_whenItIsMade_thenEveryPermissionHasARowAndEveryRoleAColumn() {
        assertThat(table().lines().skip(2))
                .hasSize(Permission.values().length)
                .allSatisfy(row -> assertThat(row.chars().filter(c -> c == '|'))
                        .hasSize(1 + COLUMNS_OF_WORDS + OrgRole.values().length + ProjectRole.values().length));
        assertThat(table().lines()).contains("| `usage:write` | record and reserve usage | ✓ | ✓ | | | | ✓ | ✓ | |");
    }

    private static String table() {
        Stream<String> names = Stream.concat(
                Arrays.stream(OrgRole.values()).map(OrgRole::label),
                Arrays.stream(ProjectRole.values()).map(role -> "project " + role.label()));
        String head = "| permission | is about | " + names.collect(Collectors.joining(" | ")) + " |\n";
        String rule = "|---|---|" + ":-:|".repeat(OrgRole.values().length + ProjectRole.values().length) + "\n";
        return Arrays.stream(Permission.values())
                .map(RolesInDocsTest::row)
                .collect(Collectors.joining("", head + rule, ""));
    }

    private static String row(Permission permission) {
        Stream<Set<Permission>> roles = Stream.concat(
                Arrays.stream(OrgRole.values()).map(Roles::permissions),
                Arrays.stream(ProjectRole.values()).map(Roles::permissions));
        return "| `" + permission.label() + "` | " + permission.description() + " |"
                + roles.map(held -> held.contains(permission) ? " ✓ |" : " |").collect(Collectors.joining()) + "\n";
    }
}
