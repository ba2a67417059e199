package org.landlord.app.cli;

import io.quarkus.runtime.QuarkusApplication;
import java.util.List;
import org.landlord.adapter.cli.LandlordCli;
import org.landlord.application.LandlordApplication;
import org.landlord.port.out.Clock;
import org.landlord.port.out.IdGenerator;
import org.landlord.port.out.UnitOfWork;

/// Runs a command on a database file, once storage is started.
public class LocalSession implements QuarkusApplication {

    private final UnitOfWork unitOfWork;
    private final Clock clock;
    private final IdGenerator ids;

    LocalSession(UnitOfWork unitOfWork, Clock clock, IdGenerator ids) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public int run(String... arguments) {
        return LandlordCli.run(
                List.of(arguments),
                System.getenv(),
                Terminal.console(),
                _ -> LandlordApplication.on(unitOfWork, clock, ids));
    }
}
