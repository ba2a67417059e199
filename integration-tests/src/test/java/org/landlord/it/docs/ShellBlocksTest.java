package org.landlord.it.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellBlocksTest {

    private static List<ShellBlocks.Command> commands(String markdown) {
        return ShellBlocks.of(markdown.lines().toList());
    }

    @Test
    void givenADocument_whenItIsRead_thenItsCommandsHaveTheirOutputsAndPlaces() {
        assertThat(commands("""
            # Title
            <!-- setup
            prepare one
            prepare two
            -->
            ```console
            $ first \\
                --option
            one
            two

            $ second
            ```
            ```sh
            script
            ```
            ```json
            {"not": "a command"}
            ```
            """))
                .containsExactly(
                        new ShellBlocks.Command(3, "prepare one\nprepare two", null, 4, 4),
                        new ShellBlocks.Command(7, "first \\\n    --option", "one\ntwo", 8, 10),
                        new ShellBlocks.Command(12, "second", "", 12, 12),
                        new ShellBlocks.Command(15, "script", null, 15, 15));
    }

    @Test
    void givenABlockWithAReason_whenItIsRead_thenItIsNotRun() {
        assertThat(commands("""
            <!-- not run: it does not end -->

            ```console
            $ forever
            ```
            """)).isEmpty();
    }

    @Test
    void givenABlockWithoutAReason_whenItIsRead_thenItIsRun() {
        assertThat(commands("""
            <!-- not run: -->
            ```sh
            script
            ```
            """)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"```bash\nx\n```", "```shell\nx\n```", "```console\nx\n```", "```sh\nx", "<!-- setup\nx"})
    void givenABlockThatIsNotWrittenAsDescribed_whenItIsRead_thenItIsRefused(String markdown) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> commands(markdown))
                .withMessageStartingWith("line ");
    }
}
