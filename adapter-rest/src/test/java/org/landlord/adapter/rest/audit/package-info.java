/// Tests of the audit export.
@NullMarked
package org.landlord.adapter.rest.audit;

import org.jspecify.annotations.NullMarked;
