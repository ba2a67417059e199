package org.landlord.adapter.cli.usage;

import static org.landlord.adapter.cli.output.Field.id;
import static org.landlord.adapter.cli.output.Field.json;
import static org.landlord.adapter.cli.output.Field.number;
import static org.landlord.adapter.cli.output.Field.time;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.command.CliCommand;
import org.landlord.adapter.cli.command.CommandGroup;
import org.landlord.adapter.cli.command.ExitCode;
import org.landlord.adapter.cli.command.Session;
import org.landlord.adapter.cli.option.KeyValue;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.adapter.cli.output.View;
import org.landlord.domain.failure.Violations;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.CloudEventSettings;
import org.landlord.domain.usage.CloudEventSubject;
import org.landlord.domain.usage.DataPointer;
import org.landlord.domain.usage.UsageSettings;
import org.landlord.port.in.usage.PutUsageSettings;
import org.landlord.port.in.usage.UsageConfiguration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `landlord usage settings`.
@Command(name = "settings", description = "Manages how usage is recorded: backdating and CloudEvents.")
public final class UsageSettingsCommand implements CommandGroup {

    /// The fields of the settings.
    public static View<UsageSettings> view() {
        return View.of(
                id("orgId", UsageSettings::orgId),
                number("backdatingDays", UsageSettings::backdatingDays),
                json("cloudEvents", settings -> settings.cloudEvents().json()),
                time("updatedAt", UsageSettings::updatedAt));
    }

    @Override
    public List<Object> commands() {
        return List.of(new Get(), new Put());
    }

    @Command(name = "get", description = "Shows the settings.")
    static final class Get implements CliCommand {

        @Mixin
        private OrgOption org;

        @Override
        public ExitCode run(Session session) {
            return session.print(view(), session.landlord().usageConfiguration().settings(session.caller(), org.id()));
        }
    }

    @Command(
            name = "set",
            description = "Changes settings. Omitted settings are unchanged.",
            footer = {
                "",
                "Example for events with the data {\"tokens\": 42} and customers as subjects:",
                "  landlord usage settings set --org org_acme --quantity-pointer /tokens \\",
                "      --subject-project customer-1=project_app"
            })
    static final class Put implements CliCommand {

        @Mixin
        private OrgOption org;

        @Option(
                names = "--backdating-days",
                paramLabel = "DAYS",
                description = "Maximum age of usage, in days. Older usage requires the permission usage:correct.")
        private @Nullable Long backdatingDays;

        @Option(
                names = "--subject",
                paramLabel = "WHAT",
                description = "Meaning of the subject of a CloudEvent: project (a project id, if the project exists) or"
                        + " metadata.")
        private @Nullable CloudEventSubject subject;

        @Option(
                names = "--subject-project",
                paramLabel = "SUBJECT=PROJECT",
                description = "Project of CloudEvents with this subject. Repeatable. Replaces the existing list.")
        private @Nullable List<KeyValue> subjectProjects;

        @Option(
                names = "--quantity-pointer",
                paramLabel = "POINTER",
                description = "JSON pointer to the quantity in the data of CloudEvents, such as /tokens.")
        private @Nullable DataPointer quantityPointer;

        @Option(
                names = "--type-pointer",
                paramLabel = "TYPE=POINTER",
                description = "JSON pointer to the quantity in CloudEvents of this type. Repeatable. Replaces the"
                        + " existing list.")
        private @Nullable List<KeyValue> typePointers;

        @Option(
                names = "--counted-type",
                paramLabel = "TYPE",
                description = "Type of CloudEvents with quantity 1. Repeatable. Replaces the existing list.")
        private @Nullable List<Label> countedTypes;

        @Option(names = "--defaults", description = "Reset omitted settings to their defaults.")
        private boolean defaults;

        @Override
        public ExitCode run(Session session) {
            UsageConfiguration configuration = session.landlord().usageConfiguration();
            UsageSettings before = configuration.settings(session.caller(), org.id());
            UsageSettings base = defaults ? UsageSettings.defaults(org.id()) : before;
            PutUsageSettings command = new PutUsageSettings(
                    org.id(),
                    backdatingDays == null ? base.backdatingDays() : (int) Math.min(backdatingDays, Integer.MAX_VALUE),
                    cloudEvents(base.cloudEvents()),
                    new Precondition.AnyOf(Set.of(before.version())));
            return session.print(view(), configuration.putSettings(session.caller(), command));
        }

        private CloudEventSettings cloudEvents(CloudEventSettings base) {
            Violations violations = new Violations();
            var projects = map("--subject-project", subjectProjects, Function.identity(), ProjectId::new, violations);
            var pointers = map("--type-pointer", typePointers, Label::new, DataPointer::new, violations);
            violations.throwIfAny();
            return new CloudEventSettings(
                    Objects.requireNonNullElse(subject, base.subject()),
                    Objects.requireNonNullElse(projects, base.subjectProjects()),
                    Objects.requireNonNullElse(quantityPointer, base.quantityPointer()),
                    Objects.requireNonNullElse(pointers, base.quantityPointers()),
                    Objects.requireNonNullElse(countedTypes, base.countedTypes()));
        }

        private static <K, V> @Nullable Map<K, V> map(
                String option,
                @Nullable List<KeyValue> values,
                Function<String, K> key,
                Function<String, V> type,
                Violations violations) {
            if (values == null) {
                return null;
            }
            Map<K, V> map = new HashMap<>();
            values.forEach(value ->
                    violations.read(option, () -> map.put(key.apply(value.key()), type.apply(value.value())) == null));
            return map;
        }
    }
}
