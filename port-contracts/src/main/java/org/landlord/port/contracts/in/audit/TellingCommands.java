package org.landlord.port.contracts.in.audit;

import static java.util.Map.entry;
import static org.landlord.port.contracts.in.audit.TellingCommand.Kind.MAKING;
import static org.landlord.port.contracts.in.audit.TellingCommand.Kind.PUTTING;
import static org.landlord.port.contracts.in.audit.TellingCommand.Kind.TELLING;
import static org.landlord.port.contracts.in.audit.TellingCommand.Kind.UPDATING;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.ExternalId;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.KeyScopes;
import org.landlord.domain.audit.AuditEventId;
import org.landlord.domain.audit.TargetId;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.identity.ProviderType;
import org.landlord.domain.quota.AnchorDay;
import org.landlord.domain.quota.Enforcement;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.OnExceeded;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.Thresholds;
import org.landlord.domain.secret.SecretKey;
import org.landlord.domain.secret.SecretName;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.MetadataPatch;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.shared.Reference;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.OrgRole;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.domain.tenancy.UserId;
import org.landlord.domain.usage.CloudEventSettings;
import org.landlord.domain.usage.DataPointer;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.VoidReason;
import org.landlord.domain.workflow.GatewayId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.GatewayUrl;
import org.landlord.domain.workflow.NodeId;
import org.landlord.domain.workflow.TokenReference;
import org.landlord.domain.workflow.UsageMapping;
import org.landlord.domain.workflow.UsageSource;
import org.landlord.domain.workflow.approval.Deciders;
import org.landlord.domain.workflow.approval.PolicyId;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.access.CreateApiKey;
import org.landlord.port.in.access.RotateApiKey;
import org.landlord.port.in.audit.RecordAuditEvent;
import org.landlord.port.in.billing.PutBillingAccount;
import org.landlord.port.in.identity.CreateIdentityProvider;
import org.landlord.port.in.identity.PutIdentityProvider;
import org.landlord.port.in.quota.SetUsageLimit;
import org.landlord.port.in.quota.UpdateUsageLimit;
import org.landlord.port.in.secret.PutSecretReference;
import org.landlord.port.in.tenancy.CreateOrganization;
import org.landlord.port.in.tenancy.CreateProject;
import org.landlord.port.in.tenancy.CreateTeam;
import org.landlord.port.in.tenancy.PutOrgMember;
import org.landlord.port.in.tenancy.PutProjectTeam;
import org.landlord.port.in.tenancy.PutTeamMember;
import org.landlord.port.in.tenancy.UpdateOrganization;
import org.landlord.port.in.tenancy.UpdateProject;
import org.landlord.port.in.tenancy.UpdateTeam;
import org.landlord.port.in.usage.PutUsageSettings;
import org.landlord.port.in.usage.RecordUsage;
import org.landlord.port.in.usage.VoidUsage;
import org.landlord.port.in.workflow.CreateGateway;
import org.landlord.port.in.workflow.PutGateway;
import org.landlord.port.in.workflow.approval.PutApprovalPolicy;

/// All audited commands, and two values of each type of their fields.
record TellingCommands(Landlord landlord, Caller caller) {

    /// The types that identify the target of a command, or its project.
    static final Set<Class<?>> IDENTITIES = Set.of(
            OrgId.class,
            ProjectId.class,
            TeamId.class,
            UserId.class,
            ProviderId.class,
            GatewayId.class,
            GatewayKey.class,
            PolicyId.class,
            LimitKey.class,
            SecretKey.class,
            KeyId.class,
            EventId.class,
            AuditEventId.class);

    private static final Metadata GOLD = Metadata.of(Map.of("tier", "gold", "kept", "same"));
    private static final Metadata SILVER = Metadata.of(Map.of("tier", "silver", "kept", "same"));

    private static final Map<Class<?>, List<Object>> VALUES = Map.ofEntries(
            entry(Name.class, List.of(new Name("First"), new Name("Second"))),
            entry(Label.class, List.of(new Label("first"), new Label("second"))),
            entry(Reference.class, List.of(new Reference("urn:first"), new Reference("urn:second"))),
            entry(ActorId.class, List.of(new ActorId("first"), new ActorId("second"))),
            entry(ExternalId.class, List.of(new ExternalId("first"), new ExternalId("second"))),
            entry(TargetId.class, List.of(new TargetId("first"), new TargetId("second"))),
            entry(VoidReason.class, List.of(new VoidReason("first"), new VoidReason("second"))),
            entry(Metadata.class, List.of(GOLD, SILVER)),
            entry(MetadataPatch.class, List.of(MetadataPatch.none(), new MetadataPatch(Map.of("tier", "silver")))),
            entry(OrgRole.class, List.of(OrgRole.BILLING, OrgRole.AUDITOR)),
            entry(ProviderType.class, List.of(ProviderType.SAML, ProviderType.OIDC)),
            entry(Quantity.class, List.of(Quantity.of(1), Quantity.parse("424242.5"))),
            entry(Enforcement.class, List.of(Enforcement.SOFT, Enforcement.HARD)),
            entry(OnExceeded.class, List.of(OnExceeded.PAUSE, OnExceeded.CANCEL)),
            entry(AnchorDay.class, List.of(new AnchorDay(15), new AnchorDay(31))),
            entry(ZoneId.class, List.of(ZoneId.of("Europe/Berlin"), ZoneId.of("Asia/Tokyo"))),
            entry(Thresholds.class, List.of(new Thresholds(List.of(50)), new Thresholds(List.of(60, 70)))),
            entry(
                    KeyScopes.class,
                    List.of(new KeyScopes(List.of("usage:read")), new KeyScopes(List.of("usage:write")))),
            entry(Integer.class, List.of(7, 8)),
            entry(int.class, List.of(2, 3)),
            entry(boolean.class, List.of(false, true)),
            entry(
                    GatewayUrl.class,
                    List.of(new GatewayUrl("https://one.example.com"), new GatewayUrl("https://two.example.com"))),
            entry(TokenReference.class, List.of(TokenReference.of("file:first"), TokenReference.of("file:second"))),
            entry(NodeId.class, List.of(new NodeId("first"), new NodeId("second"))),
            entry(
                    Deciders.class,
                    List.of(
                            new Deciders(List.of(new Label("owner")), List.of(), List.of()),
                            new Deciders(List.of(), List.of(), List.of(new UserId("second"))))),
            entry(List.class, List.of(List.of(mapping("/first")), List.of(mapping("/second")))),
            entry(CloudEventSettings.class, List.of(counting("/first"), counting("/second"))),
            entry(Duration.class, List.of(Duration.ofSeconds(7), Duration.ofSeconds(4_243))),
            entry(
                    Instant.class,
                    List.of(Instant.parse("2100-01-01T00:00:00.001Z"), Instant.parse("2100-02-03T04:05:06.789Z"))));

    private static UsageMapping mapping(String pointer) {
        return new UsageMapping(UsageSource.OUTPUT, new DataPointer(pointer), new Label("tokens"), new Label("count"));
    }

    private static CloudEventSettings counting(String pointer) {
        CloudEventSettings otherwise = CloudEventSettings.DEFAULT;
        return new CloudEventSettings(
                otherwise.subject(),
                otherwise.subjectProjects(),
                new DataPointer(pointer),
                otherwise.quantityPointers(),
                otherwise.countedTypes());
    }

    /// True for a component that is a record with its own fields.
    static boolean isPart(RecordComponent component) {
        Class<?> type = component.getType();
        return type.isRecord()
                && (type.getPackageName().startsWith("org.landlord.port.in")
                        || type.getSimpleName().equals("Patch"));
    }

    static Object first(Class<?> type) {
        return value(type, 0);
    }

    static Object second(Class<?> type) {
        return value(type, 1);
    }

    private static Object value(Class<?> type, int which) {
        if (type == Slug.class) {
            return new Slug(unique(which == 0 ? "first" : "second"));
        }
        List<Object> values = VALUES.get(type);
        if (values == null) {
            throw new AssertionError("VALUES has no two values of " + type);
        }
        return values.get(which);
    }

    /// The value in the `changes` of an audit event.
    static @Nullable Object json(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case OrgRole role -> role.label();
            case ProviderType type -> type.label();
            case Enforcement enforcement -> enforcement.label();
            case OnExceeded onExceeded -> onExceeded.label();
            case Quantity quantity -> quantity.toBigDecimal();
            case AnchorDay anchorDay -> anchorDay.day();
            case Thresholds thresholds -> thresholds.percents();
            case KeyScopes scopes -> scopes.labels();
            case Integer number -> number;
            case Deciders deciders -> deciders.texts();
            case List<?> mappings ->
                mappings.stream().map(TellingCommands::mapping).toList();
            case CloudEventSettings settings ->
                Map.of("quantityPointer", settings.quantityPointer().value());
            case Instant instant -> Timestamps.format(instant);
            case Metadata metadata -> metadata.equals(GOLD) ? Map.of("tier", "gold") : Map.of("tier", "silver");
            case MetadataPatch _ -> Map.of("tier", "silver");
            default -> value.toString();
        };
    }

    private static Map<String, String> mapping(Object value) {
        UsageMapping mapping = (UsageMapping) value;
        return Map.of(
                "source", mapping.source().label(),
                "pointer", mapping.pointer().value(),
                "metric", mapping.metric().value(),
                "unit", mapping.unit().value());
    }

    static OrgId orgId(Map<Class<?>, Object> place) {
        return (OrgId) Objects.requireNonNull(place.get(OrgId.class));
    }

    /// The text of a value that an audit event contains.
    static String text(Object value) {
        return switch (value) {
            case Duration duration -> String.valueOf(duration.toSeconds());
            case Metadata metadata -> metadata.json();
            case Instant instant -> Timestamps.format(instant).replace("Z", "");
            default -> value.toString();
        };
    }

    static @Nullable Object read(RecordComponent component, Record entity) {
        try {
            return component.getAccessor().invoke(entity);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    List<TellingCommand> all() {
        return List.of(
                of(CreateOrganization.class, MAKING, this::nowhere, landlord.organizations()::create),
                of(UpdateOrganization.class, UPDATING, this::org, landlord.organizations()::update),
                of(PutOrgMember.class, PUTTING, this::org, landlord.organizations()::putMember),
                of(CreateTeam.class, MAKING, this::org, landlord.teams()::create),
                of(UpdateTeam.class, UPDATING, this::team, landlord.teams()::update),
                of(PutTeamMember.class, PUTTING, this::team, landlord.teams()::putMember),
                of(CreateProject.class, MAKING, this::org, landlord.projects()::create),
                of(UpdateProject.class, UPDATING, this::team, landlord.projects()::update),
                of(PutProjectTeam.class, PUTTING, this::team, landlord.projects()::putTeam),
                of(PutBillingAccount.class, PUTTING, this::org, landlord.billingAccounts()::put),
                of(
                        CreateIdentityProvider.class,
                        MAKING,
                        this::org,
                        (as, command) ->
                                landlord.identityProviders().create(as, command).provider()),
                of(
                        PutIdentityProvider.class,
                        PUTTING,
                        this::org,
                        (as, command) -> landlord.identityProviders()
                                .put(as, command)
                                .value()
                                .provider()),
                of(
                        CreateGateway.class,
                        MAKING,
                        this::org,
                        (as, command) -> landlord.gateways().create(as, command).gateway()),
                of(
                        PutGateway.class,
                        PUTTING,
                        this::org,
                        (as, command) ->
                                landlord.gateways().put(as, command).value().gateway()),
                of(PutApprovalPolicy.class, PUTTING, this::team, landlord.approvalPolicies()::put),
                of(SetUsageLimit.class, PUTTING, this::org, landlord.usageLimits()::set),
                of(UpdateUsageLimit.class, UPDATING, this::limit, landlord.usageLimits()::update),
                of(PutSecretReference.class, PUTTING, this::org, landlord.secretReferences()::put),
                of(CreateApiKey.class, MAKING, this::org, landlord.apiKeys()::create),
                of(PutUsageSettings.class, PUTTING, this::org, landlord.usageConfiguration()::putSettings),
                of(RotateApiKey.class, TELLING, this::key, landlord.apiKeys()::rotate),
                of(VoidUsage.class, TELLING, this::usage, landlord.usage()::voidEvent),
                of(RecordAuditEvent.class, TELLING, this::team, landlord.auditTrail()::record));
    }

    private <C extends Record> TellingCommand of(
            Class<C> type,
            TellingCommand.Kind kind,
            Function<Map<Class<?>, Object>, Map<Class<?>, Object>> place,
            BiFunction<Caller, C, Object> useCase) {
        return new TellingCommand(
                type, kind, () -> place.apply(new HashMap<>()), command -> useCase.apply(caller, type.cast(command)));
    }

    private static String unique(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    }

    private Map<Class<?>, Object> nowhere(Map<Class<?>, Object> place) {
        place.put(OrgId.class, new OrgId(unique("org")));
        return place;
    }

    private Map<Class<?>, Object> org(Map<Class<?>, Object> place) {
        OrgId orgId = orgId(nowhere(place));
        Slug slug = new Slug(orgId.value());
        landlord.organizations().create(caller, new CreateOrganization(orgId, slug, new Name("First"), GOLD));
        place.put(ProjectId.class, new ProjectId("project_a"));
        place.put(TeamId.class, new TeamId("team_a"));
        place.put(UserId.class, new UserId("user_a"));
        place.put(ProviderId.class, new ProviderId("idp_a"));
        place.put(GatewayId.class, new GatewayId("gateway_a"));
        place.put(GatewayKey.class, new GatewayKey(orgId, new GatewayId("gateway_a")));
        place.put(PolicyId.class, new PolicyId("policy_a"));
        place.put(LimitKey.class, LimitKey.of(orgId, null, new Label("tokens"), null, Period.ANNIVERSARY_MONTH));
        place.put(SecretKey.class, new SecretKey(orgId, null, new SecretName("token")));
        return place;
    }

    private Map<Class<?>, Object> team(Map<Class<?>, Object> place) {
        OrgId orgId = orgId(org(place));
        Name name = new Name("First");
        Slug slug = new Slug("first");
        landlord.teams().create(caller, new CreateTeam(orgId, new TeamId("team_a"), slug, name));
        landlord.projects().create(caller, new CreateProject(orgId, new ProjectId("project_a"), slug, name, GOLD));
        return place;
    }

    private Map<Class<?>, Object> limit(Map<Class<?>, Object> place) {
        LimitKey key = (LimitKey) Objects.requireNonNull(org(place).get(LimitKey.class));
        Quantity quantity = (Quantity) first(Quantity.class);
        AnchorDay anchorDay = (AnchorDay) first(AnchorDay.class);
        landlord.usageLimits()
                .set(caller, new SetUsageLimit(key, quantity, null, null, anchorDay, null, Precondition.none()));
        return place;
    }

    private Map<Class<?>, Object> key(Map<Class<?>, Object> place) {
        OrgId orgId = orgId(org(place));
        KeyScopes scopes = (KeyScopes) first(KeyScopes.class);
        place.put(
                KeyId.class,
                landlord.apiKeys()
                        .create(caller, new CreateApiKey(orgId, new Name("First"), null, scopes, null))
                        .key()
                        .keyId());
        return place;
    }

    private Map<Class<?>, Object> usage(Map<Class<?>, Object> place) {
        OrgId orgId = orgId(org(place));
        RecordUsage one =
                new RecordUsage(null, null, null, new Label("tokens"), Quantity.of(1), null, null, Metadata.empty());
        place.put(
                EventId.class,
                landlord.usage().record(caller, orgId, one).event().eventId());
        return place;
    }
}
