package org.landlord.adapter.cli.option;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.landlord.adapter.cli.command.DatabaseLocation;
import org.landlord.adapter.cli.output.Columns;
import org.landlord.adapter.cli.output.OutputFormat;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ExternalId;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.KeyScopes;
import org.landlord.domain.access.KeyState;
import org.landlord.domain.access.Permission;
import org.landlord.domain.access.Reason;
import org.landlord.domain.access.RequestId;
import org.landlord.domain.access.session.SessionId;
import org.landlord.domain.audit.AuditEventId;
import org.landlord.domain.audit.AuditText;
import org.landlord.domain.audit.TargetId;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.Violations;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.identity.ProviderType;
import org.landlord.domain.quota.AnchorDay;
import org.landlord.domain.quota.Enforcement;
import org.landlord.domain.quota.OnExceeded;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.quota.ReservationStatus;
import org.landlord.domain.quota.TimeZones;
import org.landlord.domain.secret.SecretName;
import org.landlord.domain.shared.Choices;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.MetadataPatch;
import org.landlord.domain.shared.Reference;
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
import org.landlord.domain.workflow.GatewayId;
import org.landlord.domain.workflow.GatewayUrl;
import org.landlord.domain.workflow.NodeId;
import org.landlord.domain.workflow.RunState;
import org.landlord.domain.workflow.TokenReference;
import org.landlord.domain.workflow.UsageMapping;
import org.landlord.domain.workflow.approval.ApprovalId;
import org.landlord.domain.workflow.approval.ApprovalStatus;
import org.landlord.domain.workflow.approval.PolicyId;
import org.landlord.port.in.tenancy.MetadataMember;
import org.landlord.port.in.workflow.LaunchUsage;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ScopeType;

/// The types of options and parameters. Values are created by the constructors of the domain, so commands
/// contain no code that parses or validates text.
///
/// There is one line per type: finding the constructor at run time would need reflection, and each type would
/// have to be registered for the native image.
///
/// Picocli stops at the first argument that a converter rejects. So converters return null instead, and
/// [#rejectInvalid] reports all invalid arguments once the whole command line is parsed.
public final class ValueTypes {

    private static final Map<Class<?>, ValueType<?>> TYPES = Stream.<ValueType<?>>of(
                    type(ActorId.class, ActorId::new),
                    type(ExternalId.class, ExternalId::new),
                    type(AnchorDay.class, AnchorDay::parse),
                    type(ApprovalId.class, ApprovalId::new),
                    choice(ApprovalStatus.class, ApprovalStatus.values(), ApprovalStatus::label),
                    type(AuditEventId.class, AuditEventId::new),
                    type(AuditText.class, AuditText::new),
                    choice(Bucket.class, Bucket.values(), Bucket::label),
                    choice(CloudEventSubject.class, CloudEventSubject.values(), CloudEventSubject::label),
                    type(Columns.class, Columns::of),
                    type(ContextName.class, ContextName::new),
                    type(DataPointer.class, DataPointer::new),
                    type(Duration.class, ArgumentParsers::duration),
                    choice(Enforcement.class, Enforcement.values(), Enforcement::label),
                    type(EventId.class, EventId::new),
                    choice(ExportFormat.class, ExportFormat.values(), ExportFormat::label),
                    type(GatewayId.class, GatewayId::new),
                    type(GatewayUrl.class, GatewayUrl::new),
                    type(Instant.class, text -> TimeExpression.of(text).first()),
                    type(Integer.class, ArgumentParsers::positive),
                    type(JsonInput.class, JsonInput::of),
                    type(KeyId.class, KeyId::new),
                    type(SessionId.class, SessionId::new),
                    type(KeyScopes.class, ArgumentParsers::scope, labels(Permission.values(), Permission::label)),
                    type(Label.class, Label::new),
                    type(LaunchUsage.class, UsageArguments::launchUsage),
                    type(Long.class, ArgumentParsers::nonNegative),
                    type(Metadata.class, text -> Metadata.of(JsonArgument.read(text))),
                    type(MetadataPatch.class, text -> new MetadataPatch(JsonArgument.read(text))),
                    type(Name.class, Name::new),
                    choice(KeyState.class, KeyState.values(), KeyState::label),
                    type(KeyValue.class, KeyValue::of),
                    type(MetadataMember.class, MetadataMember::of),
                    type(NodeId.class, NodeId::new),
                    choice(OnExceeded.class, OnExceeded.values(), OnExceeded::label),
                    type(OrgId.class, OrgId::new),
                    choice(OrgRole.class, OrgRole.values(), OrgRole::label),
                    choice(OutputFormat.class, OutputFormat.values(), OutputFormat::label),
                    type(Path.class, ArgumentParsers::path),
                    type(DatabaseLocation.class, DatabaseLocation::of),
                    choice(Period.class, Period.values(), Period::label),
                    type(PolicyId.class, PolicyId::new),
                    type(ProjectId.class, ProjectId::new),
                    type(ProviderId.class, ProviderId::new),
                    choice(ProviderType.class, ProviderType.values(), ProviderType::label),
                    type(Quantity.class, Quantity::parse),
                    type(Reason.class, Reason::new),
                    type(Reference.class, Reference::new),
                    type(RequestId.class, RequestId::new),
                    type(ReservationId.class, ReservationId::new),
                    choice(ReservationStatus.class, ReservationStatus.values(), ReservationStatus::label),
                    type(RunId.class, RunId::new),
                    choice(RunState.class, RunState.values(), RunState::label),
                    type(SecretName.class, SecretName::new),
                    type(Slug.class, Slug::new),
                    type(TargetId.class, TargetId::new),
                    type(TeamId.class, TeamId::new),
                    type(TimeExpression.class, TimeExpression::of),
                    type(TokenReference.class, TokenReference::of),
                    type(URI.class, ArgumentParsers::server),
                    type(UsageMapping.class, UsageArguments::mapping),
                    type(UserId.class, UserId::new),
                    type(VoidReason.class, VoidReason::new),
                    type(ZoneId.class, TimeZones::of))
            .collect(Collectors.toUnmodifiableMap(ValueType::type, type -> type));

    private ValueTypes() {}

    /// @param values what shell completion offers; empty for nothing
    private record ValueType<T>(Class<T> type, Function<String, T> parser, List<String> values) {}

    private static <T> ValueType<T> type(Class<T> type, Function<String, T> parser) {
        return new ValueType<>(type, parser, List.of());
    }

    private static <T> ValueType<T> type(Class<T> type, Function<String, T> parser, List<String> values) {
        return new ValueType<>(type, parser, values);
    }

    private static <T> ValueType<T> choice(Class<T> type, T[] choices, Function<T, String> label) {
        return new ValueType<>(type, text -> Choices.of(choices, label, text), labels(choices, label));
    }

    private static <T> List<String> labels(T[] choices, Function<T, String> label) {
        return Arrays.stream(choices).map(label).toList();
    }

    /// Registers all types with a command line.
    public static void registerAll(CommandLine commandLine) {
        TYPES.values().forEach(type -> register(commandLine, type));
    }

    private static <T> void register(CommandLine commandLine, ValueType<T> type) {
        commandLine.registerConverter(type.type(), text -> {
            try {
                return type.parser().apply(text);
            } catch (InvalidInput _) {
                return null;
            }
        });
    }

    /// Adds the values of closed sets to the options of a command and its subcommands, for shell completion.
    public static void addCompletionValues(CommandSpec command) {
        for (ArgSpec arg : List.copyOf(command.args())) {
            ValueType<?> type = TYPES.get(arg.typeInfo().isMultiValue() ? arg.auxiliaryTypes()[0] : arg.type());
            if (type != null && !type.values().isEmpty() && arg.scopeType() == ScopeType.LOCAL) {
                command.remove(arg);
                command.add(withCompletion(arg, type.values()));
            }
        }
        command.subcommands().values().forEach(subcommand -> addCompletionValues(subcommand.getCommandSpec()));
    }

    private static ArgSpec withCompletion(ArgSpec arg, List<String> values) {
        return switch (arg) {
            case OptionSpec option ->
                OptionSpec.builder(option).completionCandidates(values).build();
            case PositionalParamSpec parameter ->
                PositionalParamSpec.builder(parameter)
                        .completionCandidates(values)
                        .build();
            default -> throw new IllegalStateException("neither an option nor a parameter: " + arg);
        };
    }

    /// Reports invalid arguments.
    ///
    /// @param chain the command and the groups it is in
    /// @throws InvalidInput naming every invalid option and parameter as the user writes it
    public static void rejectInvalid(List<CommandSpec> chain) {
        Violations violations = new Violations();
        chain.stream().flatMap(command -> command.args().stream()).forEach(arg -> addInvalid(arg, violations));
        violations.throwIfAny();
    }

    private static void addInvalid(ArgSpec arg, Violations violations) {
        if (arg.typeInfo().isMultiValue() && TYPES.containsKey(arg.auxiliaryTypes()[0])) {
            // Picocli does not keep the values of such an option one by one.
            arg.stringValues()
                    .forEach(text -> violations.read(nameOf(arg), () -> parse(arg.auxiliaryTypes()[0], text)));
        }
        if (!TYPES.containsKey(arg.type())) {
            return;
        }
        List<?> values = arg.typedValues();
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) == null) {
                String text = arg.stringValues().get(i);
                violations.read(nameOf(arg), () -> parse(arg.type(), text));
            }
        }
        // Picocli does not list default values; only --org has one.
        String defaultValue = arg.getValue() == null && values.isEmpty() ? arg.defaultValueString() : null;
        if (defaultValue != null && nameOf(arg).equals(OrgOption.NAME)) {
            violations.read(OrgOption.VARIABLE, () -> parse(arg.type(), defaultValue));
        }
    }

    /// The name of an argument as the user writes it: `--slug`, or `USER` for a parameter.
    public static String nameOf(ArgSpec arg) {
        return arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
    }

    private static Object parse(Class<?> type, String text) {
        ValueType<?> known = TYPES.get(type);
        if (known == null) {
            throw new IllegalArgumentException("no parser for " + type);
        }
        return known.parser().apply(text);
    }
}
