/// What more than one feature's use cases need: their ports, the audit entry that goes with a mutation, paging.
@NullMarked
package org.landlord.application.shared;

import org.jspecify.annotations.NullMarked;
