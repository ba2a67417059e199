package org.landlord.cli.bootstrap;

import java.util.List;
import java.util.Map;
import org.landlord.adapter.cli.Invocation;
import org.landlord.adapter.cli.command.Target;
import org.landlord.server.settings.Setting;

/// What differs between the programs: each has one storage. A bean of the program, created before Quarkus
/// starts, too.
public interface CommandLineStorage {

    /// True if this program opens a target. The launcher selects the program by the target.
    boolean opens(Target target);

    /// The properties with which the storage starts.
    ///
    /// @param target one that this program opens
    Map<String, String> properties(Target target, Invocation invocation);

    /// The settings of a server on this storage.
    List<Setting> settings();
}
