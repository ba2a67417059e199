package org.landlord.adapter.cli.access;

import org.landlord.adapter.cli.shared.CliCommand;
import org.landlord.adapter.cli.shared.ExitCode;
import org.landlord.adapter.cli.shared.Session;
import picocli.CommandLine.Command;

/// `landlord whoami`: who am I to Landlord, and what may I do?
@Command(name = "whoami", description = "Shows who you are to Landlord, and what you may do.")
public final class WhoAmICommand implements CliCommand {

    @Override
    public ExitCode run(Session session) {
        return session.print(AccessViews.WHO_AM_I, session.landlord().access().whoAmI(session.caller()));
    }
}
