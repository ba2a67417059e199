/// What the use cases of audit must do: the log, the export, the platform's own log.
@NullMarked
package org.landlord.port.contracts.in.audit;

import org.jspecify.annotations.NullMarked;
