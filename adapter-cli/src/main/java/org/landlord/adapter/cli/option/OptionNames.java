package org.landlord.adapter.cli.option;

import static java.util.Map.entry;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.landlord.domain.failure.Violation;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/// Translates the names of fields into the names of options, for messages about invalid fields.
public final class OptionNames {

    /// Fields whose option has a different name.
    private static final Map<String, String> OPTIONS = Map.ofEntries(
            entry("limitQuantity", "--quantity"),
            entry("observedAt", "--at"),
            entry("occurredAt", "--at"),
            entry("billingCustomerId", "--customer"),
            entry("targetId", "--target"),
            entry("thresholds", "--threshold"),
            entry("scopes", "--scope"),
            entry("expiresAt", "--expires"),
            entry("overlapSeconds", "--overlap"),
            entry("baseUrl", "--url"),
            entry("token", "--token-ref"),
            entry("usage", "--use"),
            entry("selected", "--select"),
            entry("ranked", "--rank"),
            entry("roles", "--role"),
            entry("teams", "--team"),
            entry("users", "--user"),
            entry("requiredApprovals", "--required"),
            entry("deadlineSeconds", "--deadline"));

    private OptionNames() {}

    /// A violation as a message: `--slug must be …`.
    ///
    /// @param command the command with the options; a field without an option keeps its name
    public static String describe(Violation violation, CommandSpec command) {
        String pointer = violation.pointer();
        if (!pointer.startsWith("/")) {
            return violation.toString();
        }
        String[] parts = pointer.substring(1).split("/", 2);
        String name = nameOf(parts[0], command) + (parts.length > 1 ? " " + parts[1] : "");
        return name + " " + violation.detail();
    }

    /// The name of the option for a field; the name of the field if there is none.
    public static String nameOf(String field, CommandSpec command) {
        String subject = field.endsWith("Id") ? field.substring(0, field.length() - 2) : field;
        List<String> candidates = List.of(
                field,
                OPTIONS.getOrDefault(field, field),
                "--" + kebab(field),
                "--" + kebab(subject),
                subject.toUpperCase(Locale.ROOT),
                field.endsWith("Id") ? "--id" : field);
        return candidates.stream()
                .filter(candidate -> command.args().stream().anyMatch(arg -> isNamed(arg, candidate)))
                .findFirst()
                .orElse(field);
    }

    private static boolean isNamed(ArgSpec arg, String name) {
        return ValueTypes.nameOf(arg).equals(name);
    }

    private static String kebab(String field) {
        return field.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
