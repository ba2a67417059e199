package org.landlord.port.contracts.in;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landlord.port.contracts.in.Refusals.assertPreconditionFailed;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.landlord.domain.access.Caller;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.identity.ProviderType;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.secret.SecretKey;
import org.landlord.domain.secret.SecretName;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.shared.Reference;
import org.landlord.domain.shared.Version;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.OrgRole;
import org.landlord.domain.tenancy.UserId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.workflow.GatewayId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.GatewayUrl;
import org.landlord.domain.workflow.approval.Deciders;
import org.landlord.domain.workflow.approval.PolicyId;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.billing.PutBillingAccount;
import org.landlord.port.in.identity.IdentityProviderSettings;
import org.landlord.port.in.identity.PutIdentityProvider;
import org.landlord.port.in.quota.SetUsageLimit;
import org.landlord.port.in.secret.PutSecretReference;
import org.landlord.port.in.tenancy.PutOrgMember;
import org.landlord.port.in.tenancy.PutProjectTeam;
import org.landlord.port.in.tenancy.PutTeamMember;
import org.landlord.port.in.usage.PutUsageSettings;
import org.landlord.port.in.workflow.GatewaySettings;
import org.landlord.port.in.workflow.PutGateway;
import org.landlord.port.in.workflow.approval.PutApprovalPolicy;

/// The contract of all upserts for preconditions.
public abstract class PreconditionsContract extends InboundContract {

    /// All upserts, as `Port.method`.
    enum Upsert {
        ORG_MEMBER("Organizations.putMember") {
            @Override
            Version put(Place at, boolean second, Precondition precondition) {
                OrgRole role = second ? OrgRole.ADMIN : OrgRole.MEMBER;
                PutOrgMember command = new PutOrgMember(at.orgId(), USER, role, precondition);
                return at.landlord()
                        .organizations()
                        .putMember(at.caller(), command)
                        .value()
                        .version();
            }

            @Override
            Object stored(Place at) {
                return at.landlord().organizations().listMembers(at.caller(), at.orgId(), PageRequest.first());
            }
        },
        TEAM_MEMBER("Teams.putMember") {
            @Override
            Version put(Place at, boolean second, Precondition precondition) {
                PutTeamMember command =
                        new PutTeamMember(at.orgId(), FilledOrg.TEAM, USER, label(second), precondition);
                return at.landlord()
                        .teams()
                        .putMember(at.caller(), command)
                        .value()
                        .version();
            }

            @Override
            Object stored(Place at) {
                return at.landlord().teams().listMembers(at.caller(), at.orgId(), FilledOrg.TEAM, PageRequest.first());
            }
        },
        PROJECT_TEAM("Projects.putTeam") {
            @Override
            Version put(Place at, boolean second, Precondition precondition) {
                PutProjectTeam command =
                        new PutProjectTeam(at.orgId(), FilledOrg.PROJECT, FilledOrg.TEAM, label(second), precondition);
                return at.landlord()
                        .projects()
                        .putTeam(at.caller(), command)
                        .value()
                        .version();
            }

            @Override
            Object stored(Place at) {
                return at.landlord()
                        .projects()
                        .listTeams(at.caller(), at.orgId(), FilledOrg.PROJECT, PageRequest.first());
            }
        },
        BILLING_ACCOUNT("BillingAccounts.put") {
            @Override
            Version put(Place at, boolean second, Precondition precondition) {
                PutBillingAccount command = new PutBillingAccount(at.orgId(), label(second), null, null, precondition);
                return at.landlord()
                        .billingAccounts()
                        .put(at.caller(), command)
                        .value()
                        .version();
            }

            @Override
            Object stored(Place at) {
                return at.landlord().billingAccounts().get(at.caller(), at.orgId());
            }
        },
        GATEWAY("Gateways.put") {
            @Override
            Version put(Place at, boolean second, Precondition precondition) {
                GatewaySettings settings = new GatewaySettings(
                        new Name("A"),
                        new GatewayUrl("https://gateway.example.com"),
                        null,
                        new Label(second ? "off" : "paused"),
                        List.of());
                return at.landlord()
                        .gateways()
                        .put(at.caller(), new PutGateway(key(at), settings, precondition))
                        .value()
                        .version();
            }

            private static GatewayKey key(Place at) {
                return new GatewayKey(at.orgId(), new GatewayId("gw_1"));
            }

            /// Without its health, which changes by itself.
            @Override
            Object stored(Place at) {
                return at.landlord().gateways().get(at.caller(), key(at)).gateway();
            }
        },
        APPROVAL_POLICY("ApprovalPolicies.put") {
            @Override
            Version put(Place at, boolean second, Precondition precondition) {
                PutApprovalPolicy command = new PutApprovalPolicy(
                        at.orgId(),
                        new PolicyId("policy_1"),
                        null,
                        null,
                        null,
                        Deciders.anybody(),
                        second ? 2 : 1,
                        false,
                        null,
                        false,
                        precondition);
                return at.landlord()
                        .approvalPolicies()
                        .put(at.caller(), command)
                        .value()
                        .version();
            }

            @Override
            Object stored(Place at) {
                return at.landlord().approvalPolicies().get(at.caller(), at.orgId(), new PolicyId("policy_1"));
            }
        },
        IDENTITY_PROVIDER("IdentityProviders.put") {
            @Override
            Version put(Place at, boolean second, Precondition precondition) {
                IdentityProviderSettings settings = new IdentityProviderSettings(
                        ProviderType.SAML,
                        new Reference("urn:a"),
                        null,
                        null,
                        null,
                        null,
                        label(second),
                        Metadata.empty());
                PutIdentityProvider command =
                        new PutIdentityProvider(at.orgId(), new ProviderId("idp_1"), settings, precondition);
                return at.landlord()
                        .identityProviders()
                        .put(at.caller(), command)
                        .value()
                        .version();
            }

            @Override
            Object stored(Place at) {
                return at.landlord().identityProviders().get(at.caller(), at.orgId(), new ProviderId("idp_1"));
            }
        },
        USAGE_LIMIT("UsageLimits.set") {
            @Override
            Version put(Place at, boolean second, Precondition precondition) {
                LimitKey key = LimitKey.of(at.orgId(), null, new Label("tokens"), null, Period.DAILY);
                SetUsageLimit command =
                        new SetUsageLimit(key, Quantity.of(second ? 2 : 1), null, null, null, precondition);
                return at.landlord()
                        .usageLimits()
                        .set(at.caller(), command)
                        .value()
                        .version();
            }

            @Override
            Object stored(Place at) {
                return at.landlord().usageLimits().list(at.caller(), at.orgId(), PageRequest.first());
            }
        },
        SECRET_REFERENCE("SecretReferences.put") {
            private SecretKey key(Place at) {
                return new SecretKey(at.orgId(), null, new SecretName("token"));
            }

            @Override
            Version put(Place at, boolean second, Precondition precondition) {
                PutSecretReference command = new PutSecretReference(
                        key(at), label(second), new Reference("vault://a"), null, null, precondition);
                return at.landlord()
                        .secretReferences()
                        .put(at.caller(), command)
                        .value()
                        .version();
            }

            @Override
            Object stored(Place at) {
                return at.landlord().secretReferences().get(at.caller(), key(at));
            }
        };

        private static final UserId USER = new UserId("user_ada");

        private final String useCase;

        Upsert(String useCase) {
            this.useCase = useCase;
        }

        /// Puts one of two different values.
        ///
        /// @return the version of the stored value
        abstract Version put(Place at, boolean second, Precondition precondition);

        /// The stored value, for comparison.
        abstract Object stored(Place at);

        private static Label label(boolean second) {
            return new Label(second ? "second" : "first");
        }
    }

    /// Resources that always exist.
    private static final Set<String> ALWAYS_THERE = Set.of("UsageConfiguration.putSettings");

    /// The organization of an upsert.
    record Place(Landlord landlord, Caller caller, OrgId orgId) {}

    private Place place() {
        OrgId orgId = newOrg().orgId();
        FilledOrg.tenancyAlone(landlord(), caller(), orgId);
        return new Place(landlord(), caller(), orgId);
    }

    @Test
    void every_upsert_is_covered() {
        Set<String> upserts = new TreeSet<>();
        for (Method port : Landlord.class.getMethods()) {
            Arrays.stream(port.getReturnType().getMethods())
                    .filter(PreconditionsContract::puts)
                    .forEach(method -> upserts.add(port.getReturnType().getSimpleName() + "." + method.getName()));
        }
        upserts.removeAll(ALWAYS_THERE);
        assertThat(Arrays.stream(Upsert.values()).map(upsert -> upsert.useCase))
                .containsExactlyInAnyOrderElementsOf(upserts);
    }

    /// True for commands with a precondition that can also create.
    private static boolean puts(Method method) {
        return !method.getName().startsWith("update")
                && Arrays.stream(method.getParameterTypes())
                        .map(Class::getRecordComponents)
                        .filter(Objects::nonNull)
                        .flatMap(Stream::of)
                        .map(RecordComponent::getType)
                        .anyMatch(Precondition.class::equals);
    }

    @Test
    void resources_that_always_exist_refuse_the_precondition_of_absence() {
        Place place = place();
        PutUsageSettings absent = new PutUsageSettings(place.orgId(), 1, null, new Precondition.Absent());
        PutUsageSettings existing = new PutUsageSettings(place.orgId(), 1, null, new Precondition.Exists());

        assertNotAudited(
                place.orgId(),
                () -> assertPreconditionFailed(
                        () -> landlord().usageConfiguration().putSettings(caller(), absent)));

        assertThat(landlord()
                        .usageConfiguration()
                        .putSettings(caller(), existing)
                        .backdatingDays())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Upsert.class)
    void given_no_resource_when_absence_is_required_then_it_is_created(Upsert upsert) {
        Place place = place();

        Version made = upsert.put(place, false, new Precondition.Absent());

        assertThat(made).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(Upsert.class)
    void given_a_resource_when_absence_is_required_then_nothing_is_changed(Upsert upsert) {
        Place place = place();
        Version first = upsert.put(place, false, NONE);
        Object stored = upsert.stored(place);

        assertNotAudited(
                place.orgId(),
                () -> assertPreconditionFailed(() -> upsert.put(place, true, new Precondition.Absent())));

        assertThat(upsert.stored(place)).isEqualTo(stored);
        assertThat(upsert.put(place, true, matching(first))).isNotEqualTo(first);
    }

    @ParameterizedTest
    @EnumSource(Upsert.class)
    void given_a_version_when_it_is_excluded_then_nothing_is_changed_and_another_is_replaced(Upsert upsert) {
        Place place = place();
        Version first = upsert.put(place, false, NONE);
        Object stored = upsert.stored(place);

        assertPreconditionFailed(() -> upsert.put(place, true, new Precondition.NoneOf(Set.of(first))));
        assertThat(upsert.stored(place)).isEqualTo(stored);

        Version second = upsert.put(place, true, new Precondition.NoneOf(Set.of(new Version("c3RhbGU"))));
        assertThat(second).isNotEqualTo(first);
    }

    @ParameterizedTest
    @EnumSource(Upsert.class)
    void given_no_resource_when_existence_is_required_then_nothing_is_created(Upsert upsert) {
        Place place = place();

        assertNotAudited(
                place.orgId(),
                () -> assertPreconditionFailed(() -> upsert.put(place, false, new Precondition.Exists())));

        assertThat(upsert.put(place, false, new Precondition.Absent())).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(Upsert.class)
    void given_two_preconditions_when_one_does_not_hold_then_nothing_is_changed(Upsert upsert) {
        Place place = place();
        Version first = upsert.put(place, false, NONE);
        Object stored = upsert.stored(place);

        assertPreconditionFailed(() -> upsert.put(place, true, matching(first).and(new Precondition.Absent())));

        assertThat(upsert.stored(place)).isEqualTo(stored);
    }
}
