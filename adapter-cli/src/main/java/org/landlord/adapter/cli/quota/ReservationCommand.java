package org.landlord.adapter.cli.quota;

import static org.landlord.adapter.cli.output.Field.detail;
import static org.landlord.adapter.cli.output.Field.id;
import static org.landlord.adapter.cli.output.Field.quantity;
import static org.landlord.adapter.cli.output.Field.time;
import static org.landlord.adapter.cli.output.Field.word;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.command.CliCommand;
import org.landlord.adapter.cli.command.CommandGroup;
import org.landlord.adapter.cli.command.ExitCode;
import org.landlord.adapter.cli.command.InvalidArguments;
import org.landlord.adapter.cli.command.ListCommand;
import org.landlord.adapter.cli.command.Session;
import org.landlord.adapter.cli.option.ExpiryOptions;
import org.landlord.adapter.cli.option.MetadataOption;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.adapter.cli.option.ProjectOption;
import org.landlord.adapter.cli.output.Field;
import org.landlord.adapter.cli.output.View;
import org.landlord.domain.quota.QuotaReservation.Settlement;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.quota.ReservationStatus;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.usage.UsageSeries;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.quota.CommitReservation;
import org.landlord.port.in.quota.ExtendReservation;
import org.landlord.port.in.quota.QuotaReservations;
import org.landlord.port.in.quota.ReservationView;
import org.landlord.port.in.quota.ReserveQuota;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `landlord reservation`.
@Command(
        name = "reservation",
        aliases = "reserve",
        description = "Reserves quota for work whose usage is known only when it is done.")
public final class ReservationCommand implements CommandGroup {

    /// The fields of a reservation.
    public static View<ReservationView> view() {
        return View.of(
                detail("orgId", view -> view.reservation().series().orgId()),
                id("reservationId", view -> view.reservation().reservationId()),
                word("projectId", view -> view.reservation().series().projectId()),
                word("metric", view -> view.reservation().series().metric()),
                word("unit", view -> view.reservation().series().unit()),
                Field.<ReservationView>quantity(
                                "quantity", view -> view.reservation().quantity())
                        .weighing(Field.Weight.KEY),
                id("status", view -> view.status().label()),
                time("createdAt", view -> view.reservation().createdAt()),
                Field.<ReservationView>time(
                                "expiresAt", view -> view.reservation().expiresAt())
                        .weighing(Field.Weight.MAIN),
                time("settledAt", view -> settlement(view, Settlement::settledAt)),
                detail("eventId", view -> settlement(view, Settlement::eventId)),
                quantity("committedQuantity", view -> settlement(view, Settlement::committedQuantity)));
    }

    private static <T> @Nullable T settlement(ReservationView view, Function<Settlement, @Nullable T> field) {
        Settlement settlement = view.reservation().settlement();
        return settlement == null ? null : field.apply(settlement);
    }

    @Override
    public List<Object> commands() {
        return List.of(new Create(), new Commit(), new Extend(), new Release(), new Get(), new ListAll());
    }

    @Command(
            name = "create",
            description = "Reserves quota. Exits with 3 if a hard limit has too little left. Idempotent with --id.",
            footer = {
                "",
                "Example:",
                "  landlord reservation create --org org_acme --metric tokens --quantity 8000 --id run_123 --ttl 30m",
                "  landlord reservation commit run_123 --org org_acme --quantity 6512"
            })
    static final class Create implements CliCommand {

        @Mixin
        private OrgOption org;

        @Mixin
        private ProjectOption project;

        @Option(names = "--metric", required = true, paramLabel = "METRIC", description = "Metric of the usage.")
        private Label metric;

        @Option(names = "--unit", paramLabel = "UNIT", description = "Unit of the quantity. Default: count.")
        private @Nullable Label unit;

        @Option(
                names = "--quantity",
                required = true,
                paramLabel = "QUANTITY",
                description = "Quantity to reserve: the most that the work can use.")
        private Quantity quantity;

        @Option(names = "--id", paramLabel = "ID", description = "Reservation id. Default: generated.")
        private @Nullable ReservationId reservationId;

        @Option(
                names = "--ttl",
                paramLabel = "DURATION",
                description = "Time until the reservation expires, such as 90s or 1h30m. Default: 15m. Maximum: 24h.")
        private @Nullable Duration ttl;

        @Option(names = "--dry-run", description = "Show the result without reserving anything.")
        private boolean dryRun;

        @Override
        public ExitCode run(Session session) {
            UsageSeries series = UsageSeries.of(org.id(), project.id(), metric, unit);
            ReserveQuota command = ReserveQuota.of(reservationId, series, quantity, ttl);
            QuotaReservations reservations = session.landlord().quotaReservations();
            Upserted<ReservationView> reserved = dryRun
                    ? reservations.dryRun(session.caller(), command)
                    : reservations.reserve(session.caller(), command);
            if (dryRun) {
                session.report("dry run: nothing was reserved");
            }
            if (!reserved.created()) {
                session.report("reservation " + reserved.value().reservation().reservationId()
                        + " already exists; nothing more was reserved");
            }
            return session.printUpserted(view(), reserved);
        }
    }

    @Command(
            name = "commit",
            description = "Records the actual usage and releases the rest. Usage above the reserved quantity must fit"
                    + " the hard limits.")
    static final class Commit implements CliCommand {

        @Mixin
        private OrgOption org;

        @Parameters(paramLabel = "RESERVATION", description = "Reservation id.")
        private ReservationId reservationId;

        @Option(names = "--quantity", required = true, paramLabel = "QUANTITY", description = "Quantity used.")
        private Quantity quantity;

        @Option(names = "--at", paramLabel = "TIME", description = "Time of the usage. Default: now.")
        private @Nullable Instant observedAt;

        @Option(names = "--run", paramLabel = "RUN", description = "Id of the run that caused the usage.")
        private @Nullable RunId runId;

        @Mixin
        private MetadataOption metadata;

        @Override
        public ExitCode run(Session session) {
            CommitReservation command =
                    new CommitReservation(org.id(), reservationId, quantity, observedAt, runId, metadata.metadata());
            return session.print(view(), session.landlord().quotaReservations().commit(session.caller(), command));
        }
    }

    @Command(
            name = "extend",
            description = "Extends the hold of a reservation, to at most 24 hours after it was created.",
            footer = {"", "Example:", "  landlord reservation extend run_123 --org org_acme --expires-in 30m"})
    static final class Extend implements CliCommand {

        @Mixin
        private OrgOption org;

        @Parameters(paramLabel = "RESERVATION", description = "Reservation id.")
        private ReservationId reservationId;

        @Mixin
        private ExpiryOptions expiry;

        @Override
        public ExitCode run(Session session) {
            Instant expiresAt = expiry.expiresAt();
            if (expiresAt == null) {
                throw new InvalidArguments("use --expires or --expires-in");
            }
            ExtendReservation command = new ExtendReservation(org.id(), reservationId, expiresAt);
            return session.print(view(), session.landlord().quotaReservations().extend(session.caller(), command));
        }
    }

    @Command(name = "release", description = "Releases the reserved quantity without recording usage.")
    static final class Release implements CliCommand {

        @Mixin
        private OrgOption org;

        @Parameters(paramLabel = "RESERVATION", description = "Reservation id.")
        private ReservationId reservationId;

        @Override
        public ExitCode run(Session session) {
            return session.print(
                    view(), session.landlord().quotaReservations().release(session.caller(), org.id(), reservationId));
        }
    }

    @Command(name = "get", description = "Shows a reservation.")
    static final class Get implements CliCommand {

        @Mixin
        private OrgOption org;

        @Parameters(paramLabel = "RESERVATION", description = "Reservation id.")
        private ReservationId reservationId;

        @Override
        public ExitCode run(Session session) {
            return session.print(
                    view(), session.landlord().quotaReservations().get(session.caller(), org.id(), reservationId));
        }
    }

    @Command(name = "list", description = "Lists reservations by id, including settled and expired ones.")
    static final class ListAll extends ListCommand<ReservationView> {

        @Mixin
        private OrgOption org;

        @Option(names = "--project", paramLabel = "PROJECT", description = "Only reservations of this project.")
        private @Nullable ProjectId projectId;

        @Option(
                names = "--status",
                paramLabel = "STATUS",
                description = "Only reservations with this status: held, committed, released or expired.")
        private @Nullable ReservationStatus status;

        ListAll() {
            super(ReservationCommand::view);
        }

        @Override
        protected Page<ReservationView> fetch(Session session, PageRequest page) {
            QuotaReservations reservations = session.landlord().quotaReservations();
            return projectId == null
                    ? reservations.list(session.caller(), org.id(), status, page)
                    : reservations.listOfProject(session.caller(), org.id(), projectId, status, page);
        }
    }
}
