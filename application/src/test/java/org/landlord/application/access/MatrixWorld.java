package org.landlord.application.access;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.landlord.application.InMemory;
import org.landlord.application.LandlordApplication;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.Origin;
import org.landlord.domain.access.Permission;
import org.landlord.domain.access.RequestId;
import org.landlord.domain.access.session.SessionId;
import org.landlord.domain.audit.AuditEventId;
import org.landlord.domain.failure.QuotaExceeded;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.quota.Enforcement;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.secret.SecretScope;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.OrgRole;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.domain.tenancy.UserId;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.usage.UsageSeries;
import org.landlord.domain.workflow.GatewayId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.Run;
import org.landlord.domain.workflow.approval.ApprovalId;
import org.landlord.domain.workflow.approval.ApprovalMode;
import org.landlord.domain.workflow.approval.Deciders;
import org.landlord.domain.workflow.approval.PolicyId;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.access.CreateApiKey;
import org.landlord.port.in.access.IssuedApiKey;
import org.landlord.port.in.access.Needs;
import org.landlord.port.in.access.Operation;
import org.landlord.port.in.access.session.SessionTerms;
import org.landlord.port.in.audit.RecordAuditEvent;
import org.landlord.port.in.billing.PutBillingAccount;
import org.landlord.port.in.identity.PutIdentityProvider;
import org.landlord.port.in.quota.ReserveQuota;
import org.landlord.port.in.quota.SetUsageLimit;
import org.landlord.port.in.secret.PutSecretReference;
import org.landlord.port.in.tenancy.CreateOrganization;
import org.landlord.port.in.tenancy.CreateProject;
import org.landlord.port.in.tenancy.CreateTeam;
import org.landlord.port.in.tenancy.PutOrgMember;
import org.landlord.port.in.tenancy.PutProjectTeam;
import org.landlord.port.in.tenancy.PutTeamMember;
import org.landlord.port.in.usage.RecordUsage;
import org.landlord.port.in.workflow.LaunchRun;
import org.landlord.port.in.workflow.PutGateway;
import org.landlord.port.in.workflow.approval.ListApprovals;
import org.landlord.port.in.workflow.approval.PutApprovalPolicy;

/// An organization with two projects and something of every kind in all of it, in the one and in the other;
/// and the arguments of every use case about what is in one of the three.
final class MatrixWorld {

    static final Caller OPERATOR = Caller.operator(new ActorId("operator"));

    /// Where something is.
    enum Place {
        /// In the organization, and in no project of it.
        ORGANIZATION(null),
        /// In the project that the teams of the tests get at.
        OWN_PROJECT(new ProjectId("project_own")),
        /// In another one.
        OTHER_PROJECT(new ProjectId("project_other"));

        private final @Nullable ProjectId projectId;

        Place(@Nullable ProjectId projectId) {
            this.projectId = projectId;
        }

        /// Null in no project.
        @Nullable
        ProjectId projectId() {
            return projectId;
        }

        EventId event() {
            return new EventId("evt_" + name());
        }

        AuditEventId auditEvent() {
            return new AuditEventId("aud_" + name());
        }

        ReservationId reservation() {
            return new ReservationId("rsv_" + name());
        }

        RunId run() {
            return new RunId("run_" + name());
        }

        RequestId refusedRequest() {
            return new RequestId("req_" + name());
        }
    }

    /// What is named even where it may be left out.
    private static final Set<Class<?>> GIVEN = Set.of(ProjectId.class, OrgId.class, TeamId.class, ProviderId.class);

    private static final Set<Class<?>> FOUND_IN_A_PLACE =
            Set.of(EventId.class, AuditEventId.class, ReservationId.class, RequestId.class);

    /// What is always in a project.
    private static final Set<Class<?>> FOUND_IN_A_PROJECT = Set.of(RunId.class, ApprovalId.class);

    private static final GatewayKey GATEWAY = new GatewayKey(Samples.ORG, new GatewayId("acme"));

    private final InMemory memory = new InMemory();
    private final LandlordApplication landlord = memory.landlord();
    private final Map<ProjectId, ApprovalId> approvals = new HashMap<>();
    private final KeyId keyId;
    private final SessionId sessionId;

    private MatrixWorld() {
        landlord.organizations().create(OPERATOR, make(CreateOrganization.class, Place.ORGANIZATION));
        landlord.teams().create(OPERATOR, make(CreateTeam.class, Place.ORGANIZATION));
        landlord.organizations().putMember(OPERATOR, make(PutOrgMember.class, Place.ORGANIZATION));
        landlord.teams().putMember(OPERATOR, make(PutTeamMember.class, Place.ORGANIZATION));
        landlord.billingAccounts().put(OPERATOR, make(PutBillingAccount.class, Place.ORGANIZATION));
        landlord.identityProviders().put(OPERATOR, make(PutIdentityProvider.class, Place.ORGANIZATION));
        memory.engine().offer("acme");
        landlord.gateways().put(OPERATOR, make(PutGateway.class, Place.ORGANIZATION));
        landlord.approvalPolicies().put(OPERATOR, permissivePolicy());
        for (Place place : Place.values()) {
            fill(place);
        }
        landlord.workflowMaintenance().reconcile(GATEWAY);
        landlord.approvals()
                .list(OPERATOR, new ListApprovals(Samples.ORG, null, null, null, null, false), PageRequest.first())
                .items()
                .forEach(view -> approvals.put(
                        view.approval().projectId(), view.approval().approvalId()));
        IssuedApiKey key = landlord.apiKeys().create(OPERATOR, make(CreateApiKey.class, Place.ORGANIZATION));
        keyId = key.key().keyId();
        sessionId = landlord.signIn()
                .withKey(
                        key.token(),
                        new SessionTerms(Duration.ofHours(1), Duration.ofHours(1)),
                        landlord.signIn().newToken(),
                        null,
                        Origin.unknown())
                .sessionId();
    }

    static MatrixWorld make() {
        return new MatrixWorld();
    }

    LandlordApplication landlord() {
        return landlord;
    }

    KeyId keyId() {
        return keyId;
    }

    private static PutApprovalPolicy permissivePolicy() {
        return new PutApprovalPolicy(
                Samples.ORG,
                new PolicyId("acme"),
                null,
                null,
                null,
                Deciders.anybody(),
                1,
                true,
                null,
                false,
                Precondition.none());
    }

    private void fill(Place place) {
        if (place.projectId() != null) {
            CreateProject project = make(CreateProject.class, place);
            landlord.projects()
                    .create(
                            OPERATOR,
                            new CreateProject(
                                    project.orgId(),
                                    place.projectId(),
                                    new Slug(place.name()
                                            .toLowerCase(Locale.ROOT)
                                            .replace('_', '-')),
                                    project.name(),
                                    project.metadata()));
            landlord.projects().putTeam(OPERATOR, make(PutProjectTeam.class, place));
            Run run = landlord.runs()
                    .launch(OPERATOR, make(LaunchRun.class, place))
                    .value();
            memory.engine().ask(run.gatewayRunId(), ApprovalMode.GATE);
        }
        landlord.usageLimits().set(OPERATOR, make(SetUsageLimit.class, place));
        landlord.secretReferences().put(OPERATOR, make(PutSecretReference.class, place));
        landlord.usage().record(OPERATOR, Samples.ORG, make(RecordUsage.class, place));
        landlord.auditTrail().record(OPERATOR, make(RecordAuditEvent.class, place));
        landlord.quotaReservations().reserve(OPERATOR, make(ReserveQuota.class, place));
        refuse(place);
    }

    /// A request that a hard limit refuses.
    private void refuse(Place place) {
        LimitKey limit = LimitKey.of(Samples.ORG, place.projectId(), new Label("refused"), null, null);
        landlord.usageLimits()
                .set(
                        OPERATOR,
                        new SetUsageLimit(limit, Quantity.ZERO, Enforcement.HARD, null, null, Precondition.none()));
        Caller caller = new Caller(
                OPERATOR.principal(), new Origin(place.refusedRequest().value(), null, null));
        UsageSeries series = new UsageSeries(limit.orgId(), limit.projectId(), limit.metric(), limit.unit());
        ReserveQuota command = ReserveQuota.of(null, series, Quantity.of(1), null);
        try {
            landlord.quotaReservations().reserve(caller, command);
        } catch (QuotaExceeded _) {
            return;
        }
        throw new AssertionError("a limit of zero permits a reservation");
    }

    /// Ends the runs: with them, their organization cannot be deleted.
    void endRuns() {
        memory.engine().endAll();
        landlord.workflowMaintenance()
                .gateways()
                .forEach(gateway -> landlord.workflowMaintenance().reconcile(gateway.key()));
    }

    /// Every use case that needs a permission.
    static List<Method> useCases() {
        return Arrays.stream(LandlordApplication.class.getRecordComponents())
                .flatMap(port -> Arrays.stream(port.getType().getMethods()))
                .filter(method -> method.isAnnotationPresent(Needs.class))
                .toList();
    }

    static Permission needed(Method useCase) {
        return operation(useCase).permission();
    }

    private static Operation operation(Method useCase) {
        return Objects.requireNonNull(useCase.getAnnotation(Needs.class)).value();
    }

    /// The places that a use case can be about.
    static Set<Place> places(Method useCase) {
        boolean isOfPlatform = operation(useCase).place() == org.landlord.port.in.access.Place.PLATFORM;
        if (isOfPlatform || !Permission.ofOrganizations().contains(needed(useCase))) {
            return Set.of();
        }
        Set<Place> places = EnumSet.noneOf(Place.class);
        Arrays.stream(useCase.getGenericParameterTypes()).forEach(type -> places.addAll(places(type)));
        return places.isEmpty() ? EnumSet.of(Place.ORGANIZATION) : places;
    }

    private static Set<Place> places(Type type) {
        if (type == ProjectId.class) {
            return EnumSet.of(Place.OWN_PROJECT, Place.OTHER_PROJECT);
        }
        if (type instanceof Class<?> plain && FOUND_IN_A_PROJECT.contains(plain)) {
            return EnumSet.of(Place.OWN_PROJECT, Place.OTHER_PROJECT);
        }
        if (type == SecretScope.class || type instanceof Class<?> plain && FOUND_IN_A_PLACE.contains(plain)) {
            return EnumSet.allOf(Place.class);
        }
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == List.class ? places(generic.getActualTypeArguments()[0]) : Set.of();
        }
        Set<Place> places = EnumSet.noneOf(Place.class);
        RecordComponent[] components = ((Class<?>) type).getRecordComponents();
        boolean makesProject = type == CreateProject.class;
        if (components != null && !makesProject) {
            for (RecordComponent component : components) {
                places.addAll(places(component.getGenericType()));
                if (component.getType() == ProjectId.class && isNullable(component)) {
                    places.add(Place.ORGANIZATION);
                }
            }
        }
        return places;
    }

    /// Calls a use case about what is in a place.
    ///
    /// @return what it is refused with; null if it is not
    @Nullable
    Throwable call(Method useCase, Caller caller, Place place) {
        Object[] arguments = Arrays.stream(useCase.getGenericParameterTypes())
                .map(type -> type == Caller.class ? caller : value(type, place))
                .toArray();
        return new PermissionsTest.UseCase(port(useCase), useCase).refusal(arguments);
    }

    /// The same with another value of one type.
    @Nullable
    <T> Throwable call(Method useCase, Caller caller, Place place, Class<T> type, T other) {
        Object[] arguments = Arrays.stream(useCase.getGenericParameterTypes())
                .map(each -> each == Caller.class ? caller : each == type ? other : value(each, place))
                .toArray();
        return new PermissionsTest.UseCase(port(useCase), useCase).refusal(arguments);
    }

    /// True if a use case that only looks answers about what is in a place.
    ///
    /// @param useCase as `Port.method`
    boolean reads(String useCase, Caller caller, Place place) {
        Method method = useCases().stream()
                .filter(each -> (each.getDeclaringClass().getSimpleName() + "." + each.getName()).equals(useCase))
                .findFirst()
                .orElseThrow();
        return call(method, caller, place) == null;
    }

    private Object port(Method useCase) {
        try {
            for (RecordComponent component : LandlordApplication.class.getRecordComponents()) {
                if (component.getType() == useCase.getDeclaringClass()) {
                    return component.getAccessor().invoke(landlord);
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        throw new IllegalStateException("no port has " + useCase);
    }

    private <T> T make(Class<T> type, Place place) {
        return type.cast(Objects.requireNonNull(value(type, place)));
    }

    private @Nullable Object value(Type type, Place place) {
        if (type == ProjectId.class) {
            return place.projectId();
        }
        if (type == EventId.class) {
            return place.event();
        }
        if (type == AuditEventId.class) {
            return place.auditEvent();
        }
        if (type == ReservationId.class) {
            return place.reservation();
        }
        if (type == RequestId.class) {
            return place.refusedRequest();
        }
        if (type == RunId.class) {
            return place.run();
        }
        if (type == ApprovalId.class) {
            return approvals.get(place.projectId());
        }
        if (type == KeyId.class) {
            return keyId;
        }
        if (type == SessionId.class) {
            return sessionId;
        }
        if (type == OrgRole.class) {
            return OrgRole.MEMBER;
        }
        if (type == SecretScope.class) {
            return place.projectId() == null
                    ? new SecretScope.Everything()
                    : new SecretScope.OfProject(place.projectId());
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            return List.of(Objects.requireNonNull(value(generic.getActualTypeArguments()[0], place)));
        }
        return type instanceof Class<?> plain && plain.getRecordComponents() != null && mentions(plain)
                ? record(plain, place)
                : Samples.of(type);
    }

    /// True for what has a place, or something made here, in it.
    private static boolean mentions(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .anyMatch(component -> Set.of(
                                        ProjectId.class,
                                        OrgId.class,
                                        KeyId.class,
                                        OrgRole.class,
                                        TeamId.class,
                                        UserId.class,
                                        ProviderId.class)
                                .contains(component)
                        || FOUND_IN_A_PLACE.contains(component)
                        || FOUND_IN_A_PROJECT.contains(component)
                        || component.getRecordComponents() != null && mentions(component));
    }

    private Object record(Class<?> type, Place place) {
        List<@Nullable Object> values = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            // An organization that may be left out means the platform; places and ids are what a test is about.
            boolean placed = GIVEN.contains(component.getType())
                    || FOUND_IN_A_PLACE.contains(component.getType())
                    || FOUND_IN_A_PROJECT.contains(component.getType());
            values.add(isNullable(component) && !placed ? null : value(component.getGenericType(), place));
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
            return constructor.newInstance(values.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("there is no sample of " + type, e);
        }
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
