export declare const root: string;
/** A sentence when this Node is too old, else null. */
export declare function nodeProblem(version?: string): string | null;
export declare function packagesMatchLock(folder: string): boolean;
export declare function installWhenNeeded(): Promise<void>;
export declare function buildWhenNeeded(): Promise<void>;
export declare function run(command: string, args: readonly string[], options?: object): Promise<void>;
