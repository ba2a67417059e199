package org.landlord.adapter.system;

import java.nio.file.Path;
import org.landlord.port.out.Clock;
import org.landlord.port.out.IdGenerator;
import org.landlord.port.out.access.AdministratorKeyFile;
import org.landlord.port.out.access.Randomness;

/// The implementations for applications without dependency injection.
public final class SystemPorts {

    private SystemPorts() {}

    public static Clock clock() {
        return new SystemClock();
    }

    /// Use one generator per process: ids of two generators are not ordered.
    ///
    /// @param clock the source of the timestamps in ids
    public static IdGenerator ids(Clock clock) {
        return new UlidIdGenerator(clock);
    }

    public static Randomness randomness() {
        return new SecureRandomness();
    }

    /// The file `<database>.admin-key`.
    ///
    /// @param database the database file; neither it nor its folder needs to be there yet
    public static AdministratorKeyFile administratorKeyFile(Path database) {
        return new KeyFileBesideDatabase(database);
    }
}
