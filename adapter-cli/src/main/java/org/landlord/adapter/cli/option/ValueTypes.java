package org.landlord.adapter.cli.option;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.landlord.adapter.cli.output.ExportFormat;
import org.landlord.adapter.cli.output.OutputFormat;
import org.landlord.adapter.cli.shared.ContextName;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.KeyScopes;
import org.landlord.domain.audit.AuditEventId;
import org.landlord.domain.audit.TargetId;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.Violations;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.identity.ProviderType;
import org.landlord.domain.quota.Enforcement;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.quota.TimeZones;
import org.landlord.domain.secret.SecretName;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.MetadataPatch;
import org.landlord.domain.shared.Reference;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.OrgRole;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.domain.tenancy.UserId;
import org.landlord.domain.usage.Bucket;
import org.landlord.domain.usage.CloudEventSubject;
import org.landlord.domain.usage.DataPointer;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.usage.VoidReason;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Makes values of the domain out of arguments, by the domain's own constructors: a command's fields have the
/// types it needs, and it holds no code that reads text.
///
/// Picocli would stop at the first argument that a converter refuses. So a converter answers null instead, and
/// [#refuseInvalid] tells of all of them at once when the whole command line is read.
public final class ValueTypes {

    private static final Pattern DURATION =
            Pattern.compile("(?=\\d)(?:(\\d{1,5})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,9})s)?");
    private static final Map<Class<?>, Function<String, ?>> READERS = readers();

    private ValueTypes() {}

    private static Map<Class<?>, Function<String, ?>> readers() {
        Map<Class<?>, Function<String, ?>> readers = new HashMap<>();
        readers.put(ActorId.class, ActorId::new);
        readers.put(AuditEventId.class, AuditEventId::new);
        readers.put(Bucket.class, Bucket::of);
        readers.put(CloudEventSubject.class, CloudEventSubject::of);
        readers.put(ContextName.class, ContextName::new);
        readers.put(DataPointer.class, DataPointer::new);
        readers.put(Duration.class, ValueTypes::duration);
        readers.put(Enforcement.class, Enforcement::of);
        readers.put(EventId.class, EventId::new);
        readers.put(ExportFormat.class, ExportFormat::of);
        readers.put(Instant.class, Timestamps::parse);
        readers.put(Integer.class, ValueTypes::count);
        readers.put(KeyId.class, KeyId::new);
        readers.put(KeyScopes.class, ValueTypes::scope);
        readers.put(Label.class, Label::new);
        readers.put(Long.class, ValueTypes::sequence);
        readers.put(Metadata.class, text -> Metadata.of(JsonArgument.read(text)));
        readers.put(MetadataPatch.class, text -> new MetadataPatch(JsonArgument.read(text)));
        readers.put(Name.class, Name::new);
        readers.put(NamedValue.class, NamedValue::of);
        readers.put(OrgId.class, OrgId::new);
        readers.put(OrgRole.class, OrgRole::of);
        readers.put(OutputFormat.class, OutputFormat::of);
        readers.put(Path.class, ValueTypes::path);
        readers.put(Period.class, Period::of);
        readers.put(ProjectId.class, ProjectId::new);
        readers.put(ProviderId.class, ProviderId::new);
        readers.put(ProviderType.class, ProviderType::of);
        readers.put(Quantity.class, Quantity::parse);
        readers.put(Reference.class, Reference::new);
        readers.put(ReservationId.class, ReservationId::new);
        readers.put(RunId.class, RunId::new);
        readers.put(SecretName.class, SecretName::new);
        readers.put(Slug.class, Slug::new);
        readers.put(TargetId.class, TargetId::new);
        readers.put(TeamId.class, TeamId::new);
        readers.put(URI.class, ValueTypes::server);
        readers.put(UserId.class, UserId::new);
        readers.put(VoidReason.class, VoidReason::new);
        readers.put(ZoneId.class, TimeZones::of);
        return Map.copyOf(readers);
    }

    /// Teaches a command line all the types.
    public static void registerAll(CommandLine commandLine) {
        READERS.keySet().forEach(type -> register(commandLine, type));
    }

    private static <T> void register(CommandLine commandLine, Class<T> type) {
        commandLine.registerConverter(type, text -> {
            try {
                return read(type, text);
            } catch (InvalidInput _) {
                return null;
            }
        });
    }

    /// Tells what is wrong with the arguments that were given.
    ///
    /// @param chain the command and those it is a subcommand of
    /// @throws InvalidInput naming every option and parameter that was refused, as the user writes it
    public static void refuseInvalid(List<CommandSpec> chain) {
        Violations violations = new Violations();
        chain.stream().flatMap(command -> command.args().stream()).forEach(arg -> refuseInvalid(arg, violations));
        violations.throwIfAny();
    }

    private static void refuseInvalid(ArgSpec arg, Violations violations) {
        if (arg.typeInfo().isMultiValue()) {
            refuseAnyInvalid(arg, arg.auxiliaryTypes()[0], violations);
        }
        if (!READERS.containsKey(arg.type())) {
            return;
        }
        List<?> values = arg.typedValues();
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) == null) {
                String text = arg.stringValues().get(i);
                violations.read(nameOf(arg), () -> read(arg.type(), text));
            }
        }
        // Picocli does not list a value that was not given but taken from elsewhere; there is only one of these.
        String elsewhere = arg.getValue() == null && values.isEmpty() ? arg.defaultValueString() : null;
        if (elsewhere != null && nameOf(arg).equals(OrgOption.NAME)) {
            violations.read(OrgOption.VARIABLE, () -> read(arg.type(), elsewhere));
        }
    }

    /// Of an option that may be given more than once Picocli does not tell the values one by one.
    private static void refuseAnyInvalid(ArgSpec arg, Class<?> type, Violations violations) {
        arg.stringValues().forEach(text -> violations.read(nameOf(arg), () -> read(type, text)));
    }

    /// How the user writes an argument: `--slug`, or `USER` for one that has no name.
    public static String nameOf(ArgSpec arg) {
        return arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
    }

    /// The address of a server.
    ///
    /// @throws InvalidInput if it is no address of a server
    public static URI server(String text) {
        try {
            URI server = new URI(text.strip());
            String scheme = String.valueOf(server.getScheme()).toLowerCase(Locale.ROOT);
            if (server.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
                return server;
            }
        } catch (URISyntaxException _) {
            // The same answer as for any other text.
        }
        throw new InvalidInput("must be the address of a server such as http://127.0.0.1:8080");
    }

    /// The name of a file, which need not be there.
    ///
    /// @throws InvalidInput if no file can have such a name
    public static Path path(String text) {
        try {
            if (!text.isBlank()) {
                return Path.of(text);
            }
        } catch (InvalidPathException _) {
            // The same answer as for no name.
        }
        throw new InvalidInput("must be the name of a file");
    }

    /// How long: whole days of 24 hours, hours, minutes and seconds, as `90s`, `15m`, `1h30m` or `90d`.
    private static Duration duration(String text) {
        Matcher parts = DURATION.matcher(text.strip());
        if (parts.matches()) {
            return Duration.ofDays(part(parts, 1))
                    .plusHours(part(parts, 2))
                    .plusMinutes(part(parts, 3))
                    .plusSeconds(part(parts, 4));
        }
        throw new InvalidInput("must be a time such as 90s, 15m, 1h30m or 90d");
    }

    private static long part(Matcher parts, int group) {
        String digits = parts.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }

    /// One scope. What is wrong with it is told of the scope, not of its place among others.
    private static KeyScopes scope(String text) {
        try {
            return new KeyScopes(List.of(text));
        } catch (InvalidInput refused) {
            throw new InvalidInput(refused.violations().getFirst().detail());
        }
    }

    private static Long sequence(String text) {
        try {
            long sequence = Long.parseLong(text.strip());
            if (sequence >= 0) {
                return sequence;
            }
        } catch (NumberFormatException _) {
            // The same answer as for what is less than zero.
        }
        throw new InvalidInput("must be a whole number from 0 on");
    }

    private static Integer count(String text) {
        try {
            int count = Integer.parseInt(text.strip());
            if (count > 0) {
                return count;
            }
        } catch (NumberFormatException _) {
            // The same answer as for zero.
        }
        throw new InvalidInput("must be a whole number from 1 to " + Integer.MAX_VALUE);
    }

    private static <T> T read(Class<T> type, String text) {
        Function<String, ?> reader = READERS.get(type);
        if (reader == null) {
            throw new IllegalArgumentException("no reader for " + type);
        }
        return type.cast(reader.apply(text));
    }
}
