package org.landlord.adapter.system;

import java.nio.file.Path;
import org.landlord.port.out.Clock;
import org.landlord.port.out.IdGenerator;
import org.landlord.port.out.access.AdminKeyStore;
import org.landlord.port.out.access.Randomness;

/// The same implementations for whoever puts the parts together by hand and not by injection.
public final class SystemPorts {

    private SystemPorts() {}

    /// The machine's clock.
    public static Clock clock() {
        return new SystemClock();
    }

    /// A maker of ids. One for each process: two of them know nothing of each other's order.
    ///
    /// @param clock whose time the ids begin with
    public static IdGenerator ids(Clock clock) {
        return new UlidIdGenerator(clock);
    }

    /// The machine's own source of what nobody can guess.
    public static Randomness randomness() {
        return new SecureRandomness();
    }

    /// The file `<database>.admin-key`.
    ///
    /// @param database the database file; neither it nor its folder needs to be there yet
    public static AdminKeyStore administratorKeyFile(Path database) {
        return new KeyFileBesideDatabase(database);
    }
}
