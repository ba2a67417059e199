/// The wire format of billing accounts.
@NullMarked
package org.landlord.wire.json.billing;

import org.jspecify.annotations.NullMarked;
