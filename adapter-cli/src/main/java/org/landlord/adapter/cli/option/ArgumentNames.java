package org.landlord.adapter.cli.option;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.landlord.domain.failure.Violation;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/// Says by the name of an option what Landlord says by the name of a field.
public final class ArgumentNames {

    /// Fields whose option has another name, because it reads better on a command line.
    private static final Map<String, String> OTHERWISE = Map.of(
            "limitQuantity", "--quantity",
            "observedAt", "--at",
            "occurredAt", "--at",
            "billingCustomerId", "--customer",
            "targetId", "--target",
            "thresholds", "--threshold",
            "scopes", "--scope",
            "expiresAt", "--expires",
            "overlapSeconds", "--overlap");

    private ArgumentNames() {}

    /// What is wrong, as a sentence: `--slug must be …`.
    ///
    /// @param command whose options to look at; a field that has none keeps its name
    public static String sentence(Violation violation, CommandSpec command) {
        String pointer = violation.pointer();
        if (!pointer.startsWith("/")) {
            return violation.toString();
        }
        String[] parts = pointer.substring(1).split("/", 2);
        String place = nameOf(parts[0], command) + (parts.length > 1 ? " " + parts[1] : "");
        return place + " " + violation.detail();
    }

    /// The name of the option that fills a field; the field's own if there is none.
    public static String nameOf(String field, CommandSpec command) {
        String subject = field.endsWith("Id") ? field.substring(0, field.length() - 2) : field;
        List<String> candidates = List.of(
                field,
                OTHERWISE.getOrDefault(field, field),
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
