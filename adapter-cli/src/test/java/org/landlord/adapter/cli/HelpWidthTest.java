package org.landlord.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HelpWidthTest {

    private static final List<String> COMMANDS = List.of(
            "", "org", "org create", "usage import", "limit set", "key create", "serve", "audit export", "doctor");

    static Stream<Arguments> widths() {
        return Stream.of(40, 80, 200).flatMap(width -> COMMANDS.stream().map(line -> Arguments.of(line, width)));
    }

    @ParameterizedTest
    @MethodSource("widths")
    @DisplayName("help fits the terminal, with the same content in every width")
    void width(String line, int width) {
        Cli cli = new Cli().onTerminal().on(Map.of("COLUMNS", "" + width));

        assertThat(cli.run((line + " --help").strip().split(" "))).isZero();

        assertThat(plain(cli.out()).lines())
                .as("but for words that are longer than a line")
                .allMatch(text -> text.length() <= width || !text.strip().contains(" "));
        Cli wide = new Cli().on(Map.of("COLUMNS", "200"));
        wide.run((line + " --help").strip().split(" "));
        assertThat(words(plain(cli.out()))).containsAll(words(plain(wide.out())));
    }

    private static String plain(String text) {
        return text.replaceAll("\u001B\\[[0-9;]*m", "");
    }

    private static List<String> words(String text) {
        return Stream.of(text.split("[\\s,=]+")).filter(word -> !word.isEmpty()).toList();
    }
}
