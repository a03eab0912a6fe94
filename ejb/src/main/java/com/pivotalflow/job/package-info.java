/**
 * Background work: jobs that are stored in the transaction of whoever asks for them and done later, on any node, once.
 *
 * <p>A feature stores a {@link com.pivotalflow.job.NewJob} by {@link com.pivotalflow.job.JobService} and brings a
 * {@link com.pivotalflow.job.JobHandler} for its type. {@link com.pivotalflow.job.JobTimer} lets a few
 * {@link com.pivotalflow.job.JobWorker} slots of each node take what is due: a job belongs to a node for the time of a
 * short lease that {@link com.pivotalflow.job.JobHeartbeat} lengthens, fails into a later attempt, and comes back within
 * a minute or two when its node goes away; the number of the attempt keeps a node that was only asleep from writing. {@link
 * com.pivotalflow.job.JobControlService} lets people see, stop and repeat jobs. The package must not know what a job does.
 */
@NullMarked
package com.pivotalflow.job;

import org.jspecify.annotations.NullMarked;
