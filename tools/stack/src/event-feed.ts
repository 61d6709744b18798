/** One event as it flowed past. */
export interface SeenEvent {
  id: string;
  type: string;
  visibility: string;
  /** RFC 3339 */
  time: string;
  payload: unknown;
}
