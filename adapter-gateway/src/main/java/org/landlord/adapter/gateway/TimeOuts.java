package org.landlord.adapter.gateway;

import java.time.Duration;

/// How long calls of a gateway may take.
///
/// @param launch for a launch; all others are parts or multiples of it
record TimeOuts(Duration launch) {

    /// For calls that read, and for changes of a run or an approval.
    Duration call() {
        return launch.dividedBy(2);
    }

    /// For finding out whether a gateway responds.
    Duration check() {
        return launch.multipliedBy(3).dividedBy(10);
    }

    /// For all outputs of a run together.
    Duration outputs() {
        return launch.multipliedBy(3).dividedBy(2);
    }

    /// For waiting until the gateway has answered other callers.
    Duration turn() {
        return launch.dividedBy(5);
    }

    /// The time within which a launch has reached the gateway, or never will: waiting for a turn and
    /// the launch take less.
    Duration launchSettled() {
        return launch.multipliedBy(2);
    }
}
