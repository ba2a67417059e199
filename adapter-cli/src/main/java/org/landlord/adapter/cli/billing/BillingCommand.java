package org.landlord.adapter.cli.billing;

import static org.landlord.adapter.cli.output.Field.id;
import static org.landlord.adapter.cli.output.Field.text;
import static org.landlord.adapter.cli.output.Field.time;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.command.CliCommand;
import org.landlord.adapter.cli.command.CommandGroup;
import org.landlord.adapter.cli.command.ExitCode;
import org.landlord.adapter.cli.command.Session;
import org.landlord.adapter.cli.option.IfAbsentOption;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.adapter.cli.output.View;
import org.landlord.domain.billing.BillingAccount;
import org.landlord.domain.shared.Label;
import org.landlord.port.in.billing.PutBillingAccount;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `landlord billing`.
@Command(name = "billing", description = "Manages the billing account of an organization.")
public final class BillingCommand implements CommandGroup {

    /// The fields of a billing account.
    public static View<BillingAccount> view() {
        return View.of(
                id("orgId", BillingAccount::orgId),
                text("plan", BillingAccount::plan),
                text("billingCustomerId", BillingAccount::billingCustomerId),
                text("status", BillingAccount::status),
                time("updatedAt", BillingAccount::updatedAt));
    }

    @Override
    public List<Object> commands() {
        return List.of(new Get(), new Put());
    }

    @Command(name = "get", description = "Shows the billing account.")
    static final class Get implements CliCommand {

        @Mixin
        private OrgOption org;

        @Override
        public ExitCode run(Session session) {
            return session.print(view(), session.landlord().billingAccounts().get(session.caller(), org.id()));
        }
    }

    @Command(
            name = "put",
            description = "Creates or replaces the billing account. Omitted fields are cleared.",
            footer = {"", "Example:", "  landlord billing put --org org_acme --plan enterprise --customer cus_123"})
    static final class Put implements CliCommand {

        @Mixin
        private OrgOption org;

        @Option(names = "--plan", required = true, paramLabel = "PLAN", description = "Name of the plan.")
        private Label plan;

        @Option(names = "--customer", paramLabel = "ID", description = "Customer id at the billing provider.")
        private @Nullable Label billingCustomerId;

        @Option(names = "--status", paramLabel = "STATUS", description = "Status of the account. Default: active.")
        private @Nullable Label status;

        @Mixin
        private IfAbsentOption ifAbsent;

        @Override
        public ExitCode run(Session session) {
            PutBillingAccount command =
                    new PutBillingAccount(org.id(), plan, billingCustomerId, status, ifAbsent.precondition());
            return session.printUpserted(
                    view(), session.landlord().billingAccounts().put(session.caller(), command));
        }
    }
}
