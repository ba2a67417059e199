/// Tests of the wire format of audit events.
@NullMarked
package org.landlord.wire.json.audit;

import org.jspecify.annotations.NullMarked;
