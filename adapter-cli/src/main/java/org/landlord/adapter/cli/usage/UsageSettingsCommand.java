package org.landlord.adapter.cli.usage;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.option.NamedValue;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.adapter.cli.shared.CliCommand;
import org.landlord.adapter.cli.shared.ExitCode;
import org.landlord.adapter.cli.shared.Noun;
import org.landlord.adapter.cli.shared.Session;
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

/// `landlord usage settings`: how usage is taken in.
@Command(name = "settings", description = "How far back usage may be dated, and how CloudEvents become usage.")
final class UsageSettingsCommand implements Noun {

    @Override
    public List<Object> commands() {
        return List.of(new Get(), new Put());
    }

    @Command(name = "get", description = "Shows the settings; the defaults if none were set.")
    static final class Get implements CliCommand {

        @Mixin
        private OrgOption org;

        @Override
        public ExitCode run(Session session) {
            return session.print(
                    UsageViews.USAGE_SETTINGS,
                    session.landlord().usageConfiguration().settings(session.caller(), org.id()));
        }
    }

    @Command(
            name = "set",
            description = "Changes what is given and keeps the rest.",
            footer = {
                "",
                "Example, for events whose data is {\"tokens\": 42} and whose subjects are customers:",
                "  landlord usage settings set --org org_acme --quantity-pointer /tokens \\",
                "      --subject-project customer-1=project_app"
            })
    static final class Put implements CliCommand {

        /// What subjects can be, for shell completion.
        static final class Subjects implements Iterable<String> {
            @Override
            public Iterator<String> iterator() {
                return Arrays.stream(CloudEventSubject.values())
                        .map(CloudEventSubject::label)
                        .iterator();
            }
        }

        @Mixin
        private OrgOption org;

        @Option(
                names = "--backdating-days",
                paramLabel = "DAYS",
                description = "How many days back usage may be dated without the permission usage:correct.")
        private @Nullable Long backdatingDays;

        @Option(
                names = "--subject",
                paramLabel = "WHAT",
                completionCandidates = Subjects.class,
                description = "What the subject of a CloudEvent is: project (of that id, if there is one) or metadata.")
        private @Nullable CloudEventSubject subject;

        @Option(
                names = "--subject-project",
                paramLabel = "SUBJECT=PROJECT",
                description = "For which project CloudEvents of a subject are; replaces all that were set before. May"
                        + " be given more than once.")
        private @Nullable List<NamedValue> subjectProjects;

        @Option(
                names = "--quantity-pointer",
                paramLabel = "POINTER",
                description = "Where the quantity stands in the data of CloudEvents, a JSON pointer such as /tokens.")
        private @Nullable DataPointer quantityPointer;

        @Option(
                names = "--type-pointer",
                paramLabel = "TYPE=POINTER",
                description = "The same for CloudEvents of one type; replaces all that were set before. May be given"
                        + " more than once.")
        private @Nullable List<NamedValue> typePointers;

        @Option(
                names = "--counted-type",
                paramLabel = "TYPE",
                description = "A type whose CloudEvents count 1 each; replaces all that were set before. May be given"
                        + " more than once.")
        private @Nullable List<Label> countedTypes;

        @Option(names = "--defaults", description = "Go back to the defaults where nothing else is given.")
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
            return session.print(UsageViews.USAGE_SETTINGS, configuration.putSettings(session.caller(), command));
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
                @Nullable List<NamedValue> values,
                Function<String, K> key,
                Function<String, V> type,
                Violations violations) {
            if (values == null) {
                return null;
            }
            Map<K, V> map = new HashMap<>();
            values.forEach(value ->
                    violations.read(option, () -> map.put(key.apply(value.name()), type.apply(value.value())) == null));
            return map;
        }
    }
}
