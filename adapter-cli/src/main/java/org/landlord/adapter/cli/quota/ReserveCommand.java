package org.landlord.adapter.cli.quota;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.option.LimitOption;
import org.landlord.adapter.cli.option.MetadataOption;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.adapter.cli.option.ProjectOption;
import org.landlord.adapter.cli.shared.CliCommand;
import org.landlord.adapter.cli.shared.ExitCode;
import org.landlord.adapter.cli.shared.Noun;
import org.landlord.adapter.cli.shared.Pages;
import org.landlord.adapter.cli.shared.Session;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.usage.UsageSeries;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.quota.CommitReservation;
import org.landlord.port.in.quota.QuotaReservations;
import org.landlord.port.in.quota.ReservationView;
import org.landlord.port.in.quota.ReserveQuota;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `landlord reserve`: quantity held for work whose size is known only afterwards.
@Command(
        name = "reserve",
        description = "Reservations: quantity held against limits for work whose size is known only afterwards.")
public final class ReserveCommand implements Noun {

    @Override
    public List<Object> commands() {
        return List.of(new Create(), new Commit(), new Release(), new Get(), new ListAll());
    }

    private static ExitCode print(Session session, ReservationView reservation) {
        return session.print(QuotaViews.RESERVATION, reservation);
    }

    @Command(
            name = "create",
            description = "Holds quantity; ends with exit code 3 if a hard limit has not that much left."
                    + " With an --id it is safe to repeat.",
            footer = {
                "",
                "Example:",
                "  landlord reserve create --org org_acme --metric tokens --quantity 8000 --id run_123 --ttl 30m",
                "  landlord reserve commit run_123 --org org_acme --quantity 6512"
            })
    static final class Create implements CliCommand {

        @Mixin
        private OrgOption org;

        @Mixin
        private ProjectOption project;

        @Option(names = "--metric", required = true, paramLabel = "METRIC", description = "What will be used.")
        private Label metric;

        @Option(names = "--unit", paramLabel = "UNIT", description = "What the quantity counts; count by default.")
        private @Nullable Label unit;

        @Option(
                names = "--quantity",
                required = true,
                paramLabel = "QUANTITY",
                description = "How much to hold: as much as the work can take.")
        private Quantity quantity;

        @Option(
                names = "--id",
                paramLabel = "ID",
                description = "Id of the reservation; Landlord makes one by default.")
        private @Nullable ReservationId reservationId;

        @Option(
                names = "--ttl",
                paramLabel = "TIME",
                description = "Until it expires and gives back what it holds, such as 90s or 1h30m: 15m by default,"
                        + " 24h at most.")
        private @Nullable Duration ttl;

        @Override
        public ExitCode run(Session session) {
            UsageSeries series = UsageSeries.of(org.id(), project.id(), metric, unit);
            ReserveQuota command = ReserveQuota.of(reservationId, series, quantity, ttl);
            Upserted<ReservationView> reserved =
                    session.landlord().quotaReservations().reserve(session.caller(), command);
            if (!reserved.created()) {
                session.say("reservation " + reserved.value().reservation().reservationId()
                        + " was made before and holds nothing more");
            }
            session.warn(reserved.warnings());
            return print(session, reserved.value());
        }
    }

    @Command(
            name = "commit",
            description = "Records what was really used, and gives back the rest. What is more than was held must be"
                    + " left within the hard limits.")
    static final class Commit implements CliCommand {

        @Mixin
        private OrgOption org;

        @Parameters(paramLabel = "RESERVATION", description = "Id of the reservation.")
        private ReservationId reservationId;

        @Option(names = "--quantity", required = true, paramLabel = "QUANTITY", description = "How much was used.")
        private Quantity quantity;

        @Option(names = "--at", paramLabel = "TIME", description = "When it was used; now by default.")
        private @Nullable Instant observedAt;

        @Option(names = "--run", paramLabel = "RUN", description = "Id of the run of work that used it.")
        private @Nullable RunId runId;

        @Mixin
        private MetadataOption metadata;

        @Override
        public ExitCode run(Session session) {
            CommitReservation command =
                    new CommitReservation(org.id(), reservationId, quantity, observedAt, runId, metadata.metadata());
            return print(session, session.landlord().quotaReservations().commit(session.caller(), command));
        }
    }

    @Command(name = "release", description = "Gives back what is held, and records nothing.")
    static final class Release implements CliCommand {

        @Mixin
        private OrgOption org;

        @Parameters(paramLabel = "RESERVATION", description = "Id of the reservation.")
        private ReservationId reservationId;

        @Override
        public ExitCode run(Session session) {
            return print(
                    session, session.landlord().quotaReservations().release(session.caller(), org.id(), reservationId));
        }
    }

    @Command(name = "get", description = "Shows a reservation.")
    static final class Get implements CliCommand {

        @Mixin
        private OrgOption org;

        @Parameters(paramLabel = "RESERVATION", description = "Id of the reservation.")
        private ReservationId reservationId;

        @Override
        public ExitCode run(Session session) {
            return print(
                    session, session.landlord().quotaReservations().get(session.caller(), org.id(), reservationId));
        }
    }

    @Command(name = "list", description = "Lists the reservations by id, those that are settled or expired, too.")
    static final class ListAll implements CliCommand {

        @Mixin
        private OrgOption org;

        @Option(names = "--project", paramLabel = "PROJECT", description = "Those of this project only.")
        private @Nullable ProjectId projectId;

        @Mixin
        private LimitOption limit;

        @Override
        public ExitCode run(Session session) {
            return session.printAll(QuotaViews.RESERVATION, Pages.all(limit.count(), page -> page(session, page)));
        }

        private Page<ReservationView> page(Session session, PageRequest page) {
            QuotaReservations reservations = session.landlord().quotaReservations();
            return projectId == null
                    ? reservations.list(session.caller(), org.id(), page)
                    : reservations.listOfProject(session.caller(), org.id(), projectId, page);
        }
    }
}
