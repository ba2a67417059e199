/// The wire format of audit events and the audit export: JSON and CSV.
@NullMarked
package org.landlord.wire.json.audit;

import org.jspecify.annotations.NullMarked;
