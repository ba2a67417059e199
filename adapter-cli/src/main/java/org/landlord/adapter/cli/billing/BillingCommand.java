package org.landlord.adapter.cli.billing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.option.IfAbsentOption;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.adapter.cli.shared.CliCommand;
import org.landlord.adapter.cli.shared.ExitCode;
import org.landlord.adapter.cli.shared.Noun;
import org.landlord.adapter.cli.shared.Session;
import org.landlord.domain.shared.Label;
import org.landlord.port.in.billing.PutBillingAccount;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `landlord billing`: how an organization pays.
@Command(name = "billing", description = "The billing account of an organization.")
public final class BillingCommand implements Noun {

    @Override
    public List<Object> commands() {
        return List.of(new Get(), new Put());
    }

    @Command(name = "get", description = "Shows how an organization pays.")
    static final class Get implements CliCommand {

        @Mixin
        private OrgOption org;

        @Override
        public ExitCode run(Session session) {
            return session.print(
                    BillingViews.BILLING_ACCOUNT,
                    session.landlord().billingAccounts().get(session.caller(), org.id()));
        }
    }

    @Command(
            name = "put",
            description = "Says how an organization pays; what is not given is not kept.",
            footer = {"", "Example:", "  landlord billing put --org org_acme --plan enterprise --customer cus_123"})
    static final class Put implements CliCommand {

        @Mixin
        private OrgOption org;

        @Option(names = "--plan", required = true, paramLabel = "PLAN", description = "What it has bought.")
        private Label plan;

        @Option(names = "--customer", paramLabel = "ID", description = "Its id at the billing provider.")
        private @Nullable Label billingCustomerId;

        @Option(names = "--status", paramLabel = "STATUS", description = "Whether it pays; active by default.")
        private @Nullable Label status;

        @Mixin
        private IfAbsentOption ifAbsent;

        @Override
        public ExitCode run(Session session) {
            PutBillingAccount command =
                    new PutBillingAccount(org.id(), plan, billingCustomerId, status, ifAbsent.precondition());
            return session.print(
                    BillingViews.BILLING_ACCOUNT,
                    session.landlord()
                            .billingAccounts()
                            .put(session.caller(), command)
                            .value());
        }
    }
}
