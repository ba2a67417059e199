package org.landlord.application.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.landlord.application.migration.ImportWorld.ACME;
import static org.landlord.application.migration.ImportWorld.APP;
import static org.landlord.application.migration.ImportWorld.CALLER;
import static org.landlord.application.migration.ImportWorld.CORE;
import static org.landlord.application.migration.ImportWorld.GLOBEX;
import static org.landlord.application.migration.ImportWorld.counts;
import static org.landlord.application.migration.ImportWorld.lines;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ActorKind;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.Origin;
import org.landlord.domain.access.Permission;
import org.landlord.domain.access.Principal;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.failure.Forbidden;
import org.landlord.domain.identity.IdentityProvider;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.migration.SourceTable;
import org.landlord.domain.quota.Enforcement;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.UsageLimit;
import org.landlord.domain.secret.SecretKey;
import org.landlord.domain.secret.SecretName;
import org.landlord.domain.secret.SecretReference;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.UserId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.UsageTotal;
import org.landlord.domain.usage.Window;
import org.landlord.port.contracts.out.migration.SmithersFile;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.migration.ImportReport;
import org.landlord.port.in.migration.ImportSource;
import org.landlord.port.in.usage.SummarizeUsage;

/// What an import takes over, and what the second import of the same file does.
class ImportTest {

    private static final Instant START = Instant.ofEpochMilli(SmithersFile.START);
    private static final Instant LATER = START.plusSeconds(3600);

    private final ImportWorld world = new ImportWorld();

    private static SmithersFile sample(String name) {
        return SmithersFile.createSample(ImportWorld.file(name));
    }

    @Test
    void givenRowsInEveryTable_whenImported_thenAllAreThereAsTheyWere() {
        try (SmithersFile file = sample("all")) {
            ImportReport report = world.run(file);

            assertThat(report.findings()).isEmpty();
            assertThat(report.organizations()).isEqualTo(2);
            assertThat(report.tables())
                    .extracting(ImportReport.Counts::imported)
                    .containsExactly(2L, 2L, 2L, 3L, 1L, 2L, 2L, 14L, 2L, 2L, 4L);
        }
        world.read(stores -> {
            assertThat(stores.organizations().find(ACME).orElseThrow().createdAt())
                    .isEqualTo(START);
            assertThat(stores.teamMembers()
                            .find(ACME, CORE, new UserId("ada"))
                            .orElseThrow()
                            .role())
                    .isEqualTo(new Label("owner"));
            assertThat(stores.projects()
                            .find(ACME, APP)
                            .orElseThrow()
                            .metadata()
                            .json())
                    .isEqualTo("{\"tier\":\"gold\",\"weights\":[1,2.50]}");
            assertThat(stores.projectTeamGrants()
                            .find(ACME, APP, CORE)
                            .orElseThrow()
                            .createdAt())
                    .isEqualTo(LATER);
            assertThat(stores.billingAccounts().find(ACME).orElseThrow().billingCustomerId())
                    .isEqualTo(new Label("cus_1"));
            return true;
        });
    }

    @Test
    void givenProvidersLimitsAndSecrets_whenImported_thenTheirScopesTimesAndWordsAreKept() {
        try (SmithersFile file = sample("scopes")) {
            world.run(file);
        }
        world.read(stores -> {
            IdentityProvider saml = stores.identityProviders()
                    .find(ACME, new ProviderId("idp_saml"))
                    .orElseThrow();
            assertThat(saml.certificateRef()).hasToString("file:acme.pem");
            assertThat(saml.status()).hasToString("disabled");
            IdentityProvider oidc = stores.identityProviders()
                    .find(ACME, new ProviderId("idp_oidc"))
                    .orElseThrow();
            assertThat(oidc.updatedAt()).isEqualTo(LATER);
            assertThat(oidc.acceptsTokens()).isFalse();
            UsageLimit limit =
                    stores.usageLimits().find(tokens(null, Period.MONTHLY)).orElseThrow();
            assertThat(limit.limitQuantity()).isEqualTo(Quantity.parse("100.5"));
            assertThat(limit.enforcement()).isEqualTo(Enforcement.SOFT);
            assertThat(limit.updatedAt()).isEqualTo(LATER);
            assertThat(stores.usageLimits().find(tokens(APP, Period.DAILY))).isPresent();
            SecretReference shared =
                    stores.secretReferences().find(deploy(null)).orElseThrow();
            assertThat(shared.createdBy()).isEqualTo(new ActorId("ada"));
            assertThat(shared.createdAt()).isEqualTo(START);
            assertThat(shared.rotatedAt()).isEqualTo(LATER);
            SecretReference own = stores.secretReferences().find(deploy(APP)).orElseThrow();
            assertThat(own.ref()).hasToString("kv/app");
            assertThat(own.rotatedAt()).isNull();
            return true;
        });
    }

    private static LimitKey tokens(@Nullable ProjectId projectId, Period period) {
        return LimitKey.of(ACME, projectId, new Label("tokens"), null, period);
    }

    private static SecretKey deploy(@Nullable ProjectId projectId) {
        return new SecretKey(ACME, projectId, new SecretName("deploy"));
    }

    @Test
    void givenUsage_whenImported_thenItKeepsItsOrderAndTimeAndIsRecordedNow() {
        try (SmithersFile file = sample("usage")) {
            world.run(file);
        }
        List<UsageEvent> events = world.usage(ACME);

        assertThat(events).hasSize(13);
        assertThat(events.getFirst().eventId()).hasToString("smithers:1");
        assertThat(events.getFirst().observedAt()).isEqualTo(START);
        assertThat(events)
                .allSatisfy(event ->
                        assertThat(event.recordedAt()).isEqualTo(world.clock().now()));
        assertThat(events.getLast().runId()).isEqualTo(new RunId("run_1"));
        assertThat(events.getLast().quantity()).isEqualTo(Quantity.parse("1.25"));
        assertThat(events.getLast().metadata().json()).isEqualTo("{\"region\":\"eu\"}");
        assertThat(world.landlord().usage().verifySums(CALLER, ACME, false).faults())
                .isZero();
        SummarizeUsage all = new SummarizeUsage(ACME, null, null, Window.always(), false, null, null);
        assertThat(world.landlord()
                        .usage()
                        .summarize(CALLER, all, PageRequest.first())
                        .items())
                .extracting(UsageTotal::quantity)
                .containsExactly(QuantitySum.parse("1.25"), QuantitySum.parse("42.3"));
    }

    /// Ten times 0.1 is 1, and 0.1 + 0.2 of JavaScript is 0.30000000000000004.
    @Test
    void givenFloatingPointQuantities_whenImported_thenOnlyThoseWithMoreThanNineDigitsAreRoundedAndCounted() {
        try (SmithersFile file = sample("rounding")) {
            file.usage("org_globex", null, "tokens", 0.0000000005, SmithersFile.START)
                    .usage("org_globex", null, "tokens", 0.0000000015, SmithersFile.START)
                    .usage("org_globex", null, "tokens", 1e-30, SmithersFile.START)
                    .usage("org_globex", null, "tokens", 123456789012.5, SmithersFile.START);

            ImportReport.Counts usage =
                    Objects.requireNonNull(counts(world.run(file)).get(SourceTable.USAGE_EVENTS));

            assertThat(usage.rounded()).isEqualTo(4);
            assertThat(world.usage(GLOBEX))
                    .extracting(event -> event.quantity().toString())
                    .containsExactly("7", "0", "0.000000002", "0", "123456789012.5");
            assertThat(Objects.requireNonNull(counts(world.run(file)).get(SourceTable.USAGE_EVENTS))
                            .rounded())
                    .isEqualTo(4);
        }
    }

    @Test
    void givenTheAuditLogOfTheSource_whenImported_thenItPrecedesTheImportAndIsMarked() {
        try (SmithersFile file = sample("audit")) {
            world.run(file);
        }
        List<AuditEvent> events = world.audit(ACME);

        assertThat(events).extracting(AuditEvent::sequence).containsExactly(1L, 2L, 3L, 4L);
        assertThat(events)
                .extracting(event -> event.action().value())
                .containsExactly("org.create", "project.create", "team.member.upsert", "org.import");
        AuditEvent member = events.get(2);
        assertThat(member.eventId()).hasToString("smithers:4");
        assertThat(member.actorId()).isEqualTo(new ActorId("ada"));
        assertThat(member.actorKind()).isEqualTo(ActorKind.EXTERNAL);
        assertThat(member.recordedBy()).isEqualTo(CALLER.actorId());
        assertThat(member.occurredAt()).isEqualTo(START.minusSeconds(3600));
        assertThat(member.metadata().json()).isEqualTo("{\"role\":\"owner\"}");
        assertThat(events.get(1).actorId()).isNull();
        AuditEvent tale = events.getLast();
        assertThat(tale.recordedBy()).isNull();
        assertThat(tale.actorId()).isEqualTo(CALLER.actorId());
        assertThat(tale.metadata().json()).contains("\"source\":\"smithers\"", "\"usage_events\":13");
        assertThat(world.platformActions()).containsExactly("platform.import");
    }

    @Test
    void givenAnImportedFile_whenImportedAgain_thenNothingChanges() {
        try (SmithersFile file = sample("twice")) {
            world.run(file);
            List<Object> before = world.everything();
            List<AuditEvent> log = world.audit(ACME);

            ImportReport again = world.run(file);

            assertThat(again.isComplete()).isTrue();
            assertThat(again.tables()).allSatisfy(table -> {
                assertThat(table.imported()).isZero();
                assertThat(table.alreadyThere()).isEqualTo(table.rows());
            });
            assertThat(world.everything()).isEqualTo(before);
            assertThat(world.audit(ACME)).isEqualTo(log);
            assertThat(world.platformActions()).hasSize(1);
        }
    }

    @Test
    void givenAFileThatGrew_whenImportedAgain_thenOnlyTheNewRowsAreAddedAndToldOf() {
        try (SmithersFile file = sample("grown")) {
            world.run(file);
            file.usage("org_acme", null, "tokens", 5, SmithersFile.START);

            ImportReport again = world.run(file);

            assertThat(Objects.requireNonNull(counts(again).get(SourceTable.USAGE_EVENTS))
                            .imported())
                    .isEqualTo(1);
            assertThat(world.usage(ACME)).hasSize(14);
            assertThat(world.audit(ACME).getLast().eventId()).hasToString("smithers:import:2");
            assertThat(world.audit(GLOBEX).getLast().eventId()).hasToString("smithers:import:1");
        }
    }

    @Test
    void givenRowsThatWereChangedInLandlord_whenImportedAgain_thenTheyAreKeptAndNamed() {
        try (SmithersFile file = sample("changed")) {
            world.run(file);
            file.execute("UPDATE _smithers_cp_team_members SET role = 'lead' WHERE user_id = 'bob'")
                    .execute("UPDATE _smithers_cp_usage_limits SET limit_quantity = 7 WHERE period = 'daily'")
                    .execute("UPDATE _smithers_cp_usage_events SET quantity = 8, run_id = 'r' WHERE id = 1")
                    .execute("UPDATE _smithers_cp_audit_events SET actor_id = 'eve' WHERE id = 1")
                    .execute("UPDATE _smithers_cp_orgs SET name = 'Acme Ltd' WHERE org_id = 'org_acme'");
            List<Object> before = world.everything();

            ImportReport again = world.run(file);

            String kept = ": differs from the value in Landlord, which was kept";
            assertThat(lines(again))
                    .containsExactly(
                            "orgs org_acme different name" + kept,
                            "team_members org_acme/team_core/bob different role" + kept,
                            "usage_events org_acme/1 different runId" + kept,
                            "usage_events org_acme/1 different quantity" + kept,
                            "usage_limits org_acme/project_app/tokens/count/daily different limitQuantity" + kept,
                            "audit_events org_acme/1 different actorId" + kept);
            assertThat(world.everything()).isEqualTo(before);
        }
    }

    @Test
    void givenADryRun_whenImported_thenItReportsTheSameAndChangesNothing() {
        try (SmithersFile file = sample("dry")) {
            file.team("org_globex", "team bad", "bad").add("team_members", "org_globex", "team bad", "eve", "x", 1);
            ImportReport promised = world.run(file, true);
            assertThat(world.everything()).isEmpty();
            assertThat(world.platformActions()).isEmpty();

            ImportReport kept = world.run(file);

            assertThat(promised.dryRun()).isTrue();
            assertThat(promised.tables()).isEqualTo(kept.tables());
            assertThat(promised.findings()).isEqualTo(kept.findings()).hasSize(2);
        }
    }

    /// An import grants roles: whoever may only create organizations could give itself all of them.
    @Test
    void givenAKeyThatLacksAPermission_whenItImports_thenItMayNot() {
        KeyId keyId = new KeyId("key_0000000000000000000000test");
        Caller creator = new Caller(
                new Principal.KeyHolder(keyId, null, EnumSet.of(Permission.PLATFORM_WRITE)), Origin.unknown());
        try (SmithersFile file = sample("forbidden")) {
            ImportSource command = new ImportSource(file.path().toString(), false);

            assertThatThrownBy(() -> world.landlord().imports().run(creator, command, (_, _) -> {}))
                    .isInstanceOf(Forbidden.class)
                    .hasMessageContaining("you cannot grant");
        }
    }
}
